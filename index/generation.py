"""One published generation of an index, opened to answer questions from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.aliases import Aliases
from index.contents import Contents
from index.dense import DenseIndex
from index.directory.store import StoredDirectory
from index.encoder import Encoder
from index.encoders import open_encoder
from index.errors import IndexDamaged, IndexMismatch
from index.files import CHECKED_AT_ONCE, Files
from index.layout import Layout
from index.lexical import LexicalIndex
from index.manifest import EncoderRecord, Manifest
from index.store import Articles, Passages
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class StoredContents(Contents):
    """What the folder of a generation holds."""

    files: Files
    articles: Articles
    passages: Passages
    dense: DenseIndex
    lexical: LexicalIndex
    vocabulary: Vocabulary
    aliases: Aliases
    directory: StoredDirectory

    @classmethod
    def open(cls, files: Files, manifest: Manifest) -> StoredContents:
        """Open the files of a generation.

        Raises:
            IndexDamaged: A file is missing or isn't what it should be.
        """
        articles = Articles.open(files)
        return cls(
            files=files,
            articles=articles,
            passages=Passages.open(files, articles),
            dense=DenseIndex.open(files, manifest),
            lexical=LexicalIndex.open(files),
            vocabulary=Vocabulary.open(files),
            aliases=Aliases.open(files),
            directory=StoredDirectory.open(files, articles, manifest.directory),
        )


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation with the encoder that made its vectors."""

    manifest: Manifest
    contents: Contents
    encoder: Encoder

    @classmethod
    def open(cls, directory: Path, encoder: Encoder | None = None) -> Generation:
        """Open the serving generation of an index.

        What isn't checked now (see `index.files`) is checked when it is used.

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


def open_contents(
    directory: Path, at_once: int = CHECKED_AT_ONCE
) -> tuple[Manifest, StoredContents]:
    """Open the serving generation without an encoder.

    Args:
        directory: The folder of the index.
        at_once: Bytes up to which all of it is checked now.

    Raises:
        IndexMissing: Nothing was published there.
        IndexDamaged: A file was altered; the message names it.
        IndexMismatch: Another version of the program wrote it.
    """
    layout = Layout(directory)
    number = layout.serving()
    while True:
        try:
            return _open_folder(layout.folder(number), at_once)
        except IndexDamaged:
            # Builds may have gone on so far meanwhile that its files are gone.
            before, number = number, layout.serving()
            if number == before:
                raise


def _open_folder(folder: Path, at_once: int) -> tuple[Manifest, StoredContents]:
    manifest = Manifest.open(folder)
    contents = StoredContents.open(Files.open(folder, manifest, at_once), manifest)
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
