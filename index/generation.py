"""One published generation of an index, held in memory to answer questions from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article, Passage
from index.aliases import Aliases
from index.dense import DenseIndex
from index.encoder import Encoder
from index.encoders import open_encoder
from index.errors import IndexDamaged, IndexMismatch
from index.layout import Layout
from index.lexical import LexicalIndex
from index.manifest import EncoderRecord, Manifest
from index.store import open_articles, open_passages, save_articles, save_passages
from index.vocabulary import Vocabulary

VECTORS = "vectors.faiss"
LEXICAL = "lexical"
VOCABULARY = "vocabulary.json"
ALIASES = "aliases.json"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation holds; row *n* of both indexes is the *n*-th passage."""

    articles: Mapping[str, Article]
    passages: Sequence[Passage]
    dense: DenseIndex
    lexical: LexicalIndex
    vocabulary: Vocabulary
    aliases: Aliases

    def save(self, folder: Path) -> None:
        """Write everything into the folder of a generation."""
        save_articles(folder, self.articles.values())
        save_passages(folder, self.passages)
        self.dense.save(folder / VECTORS)
        self.lexical.save(folder / LEXICAL)
        self.vocabulary.save(folder / VOCABULARY)
        self.aliases.save(folder / ALIASES)

    @classmethod
    def open(cls, folder: Path) -> Contents:
        """Read everything from the folder of a generation.

        Raises:
            IndexDamaged: A file is missing or isn't what it should be.
        """
        return cls(
            articles=open_articles(folder),
            passages=open_passages(folder),
            dense=DenseIndex.open(folder / VECTORS),
            lexical=LexicalIndex.open(folder / LEXICAL),
            vocabulary=Vocabulary.open(folder / VOCABULARY),
            aliases=Aliases.open(folder / ALIASES),
        )


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation with the encoder that made its vectors."""

    manifest: Manifest
    contents: Contents
    encoder: Encoder

    @classmethod
    def open(cls, directory: Path, encoder: Encoder | None = None) -> Generation:
        """Open the serving generation of an index after checking every file of it.

        Args:
            directory: The folder of the index.
            encoder: Encodes questions; by default the one that the manifest names.

        Raises:
            IndexMissing: Nothing was published there.
            IndexDamaged: A file was altered; the message names it.
            IndexMismatch: Another encoder made the vectors; the message names both.
        """
        manifest, contents = open_contents(directory)
        encoder = encoder or open_encoder(manifest.encoder.name)
        check_encoder(manifest.encoder, encoder)
        return cls(manifest, contents, encoder)


def open_contents(directory: Path) -> tuple[Manifest, Contents]:
    """Read the serving generation without an encoder, checking every file.

    Raises:
        IndexMissing: Nothing was published there.
        IndexDamaged: A file was altered; the message names it.
        IndexMismatch: Another version of the program wrote it.
    """
    layout = Layout(directory)
    number = layout.serving()
    while True:
        try:
            return _open_folder(layout.folder(number))
        except IndexDamaged:
            # Builds may have gone on so far meanwhile that its files are gone.
            before, number = number, layout.serving()
            if number == before:
                raise


def _open_folder(folder: Path) -> tuple[Manifest, Contents]:
    manifest = Manifest.open(folder)
    for problem in manifest.damage(folder):
        raise IndexDamaged(f"{problem}: build the index again")
    contents = Contents.open(folder)
    found = (len(contents.articles), len(contents.passages), len(contents.dense))
    if found != (manifest.articles, manifest.passages, manifest.passages):
        raise IndexDamaged(
            f"{folder} holds {found[0]} articles, {found[1]} passages and {found[2]} vectors, but "
            f"its manifest says {manifest.articles} and {manifest.passages}: build the index again"
        )
    return manifest, contents


def check_encoder(made: EncoderRecord, encoder: Encoder) -> None:
    """Refuse an encoder that doesn't fit the vectors.

    Raises:
        IndexMismatch: It is another one, even if its vectors have the same length.
    """
    if (made.fingerprint, made.dimension) != (encoder.fingerprint, encoder.dimension):
        raise IndexMismatch(
            f"the index was made by encoder {made.name!r} ({made.fingerprint[:12]}, "
            f"{made.dimension} dimensions), but {encoder.name!r} ({encoder.fingerprint[:12]}, "
            f"{encoder.dimension} dimensions) was given: use the first, or build the index again"
        )
