"""The directory against a key: what is found, missed, extra, and which fields agree."""

from __future__ import annotations

import json

import pytest

from eval.directory.__main__ import main
from eval.directory.key import read_key
from eval.errors import EvalError

TEXT = (
    "The Harbour Office closed 290 websites in 2016. Lina Mork, director of the Harbour Office, "
    "said that 57 apps were next."
)
KEY = [
    {
        "article": "a.txt",
        "kind": "figure",
        "value": 290,
        "unit": "",
        "counted": "websites",
        "action": "close",
        "year": "2016",
        "place": None,
        "campaign": None,
        "quote": "The Harbour Office closed 290 websites in 2016.",
    },
    {
        "article": "a.txt",
        "kind": "official",
        "name": "Lina Mork",
        "office": "director",
        "organisation": "Harbour Office",
        "said": ["said that 57 apps were next."],
        "quote": "Lina Mork, director of the Harbour Office",
    },
    {
        "article": "a.txt",
        "kind": "figure",
        "value": 3,
        "unit": "",
        "counted": "raids",
        "action": "run",
        "quote": "closed 290 websites",
    },
]


@pytest.fixture
def files(tmp_path):
    article, key = tmp_path / "a.txt", tmp_path / "key.jsonl"
    article.write_text(TEXT, encoding="utf-8")
    key.write_text("\n".join(map(json.dumps, KEY)), encoding="utf-8")
    return article, key


def test_shares_are_counted(files, tmp_path, capsys):
    article, key = files
    out = tmp_path / "out.json"
    assert main([str(key), "--articles", str(article), "--out", str(out)]) == 0
    told = {
        kind: {share["name"]: (share["part"], share["whole"]) for share in shares}
        for kind, shares in json.loads(out.read_text("utf-8"))["shares"].items()
    }
    assert told["figure"]["precision"] == (1, 2)
    assert told["figure"]["recall"] == (1, 2)
    assert told["figure"]["year"] == (1, 1)
    assert told["official"]["office"] == (1, 1)
    assert told["official"]["said, recall"] == (1, 1)
    assert "figure" in capsys.readouterr().out


def test_a_broken_row_is_named(tmp_path):
    key = tmp_path / "key.jsonl"
    key.write_text('{"article": "a.txt"}\n', encoding="utf-8")
    with pytest.raises(EvalError, match=r"key\.jsonl:1"):
        read_key([key])


def test_a_key_of_other_articles_is_told(files, tmp_path, capsys):
    _, key = files
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("290", "291"), encoding="utf-8")
    assert main([str(key), "--articles", str(other)]) == 1
    assert "names none" in capsys.readouterr().err
