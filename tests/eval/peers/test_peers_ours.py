"""Ours speaks the protocol as the others do."""

from __future__ import annotations

from pathlib import Path

from eval.peers.material import write_material
from eval.peers.systems.pullquote import Pullquote
from index.encoder import SentenceTransformerEncoder


def test_ours_finds_the_passages_by_the_ids_of_the_material(
    tmp_path, make_article, encoder, monkeypatch
):
    monkeypatch.setattr(SentenceTransformerEncoder, "from_name", lambda name="": encoder)
    long = " ".join(f"The harbour of place {number} was closed." for number in range(40))
    articles = [
        make_article("harbour", long),
        make_article("bakery", "Ida Holm opened a bakery in Tarn."),
    ]
    material = write_material(articles, encoder, tmp_path / "material")

    indexing = Pullquote(Path("model"))
    indexing.load()
    indexing.index(material.folder, tmp_path / "store")
    searching = Pullquote(Path("model"))
    searching.open(tmp_path / "store", limit=3)
    found = searching.search("Who opened a bakery in Tarn?")

    assert set(found) <= set(material.passages)
    assert len(found) == 3
    assert material.passages[found[0]].article_id == articles[1].id
