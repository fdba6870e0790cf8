"""The others get what our index holds: the same passages, the very texts that it embeds."""

from __future__ import annotations

from eval.peers.material import read_articles, write_material
from eval.peers.protocol import read_passages
from index.build import build_index
from index.generation import open_contents


def test_passages_and_texts_are_those_of_an_index(tmp_path, make_article, make_encoder):
    long = " ".join(f"The harbour of place {number} was closed." for number in range(40))
    articles = [
        make_article("harbour", long, date="2016-05"),
        make_article("bakery", "Ida Holm opened a bakery.", title="A " + "very " * 90 + "long one"),
    ]
    material = write_material(articles, make_encoder(), tmp_path / "material")
    ours = make_encoder()
    build_index(articles, tmp_path / "index", ours)
    _, contents = open_contents(tmp_path / "index")

    assert len(contents.passages) > 2
    assert list(material.passages.values()) == list(contents.passages)
    assert material.articles == contents.articles
    given = read_passages(material.folder)
    assert [each.text for each in given] == ours.encoded
    assert [each.id for each in given] == list(material.passages)
    assert [each.article_id for each in given] == [each.article_id for each in contents.passages]
    assert read_articles(material.folder) == list(material.articles.values())
