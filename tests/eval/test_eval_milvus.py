"""Milvus against the folder: what is measured, on few passages."""

from __future__ import annotations

import json

from eval.milvus.__main__ import main

TOWNS = ["Tarn", "Elmsund", "Avonbridge", "Mirfell", "Quay", "Oster", "Lund", "Harrow", "Skane"]
DEEDS = [
    "opened a bakery",
    "closed the mill",
    "sold 12 boats",
    "fined a shop",
    "built a bridge",
    "dug a well",
    "lit a lamp",
]


def test_both_stores_find_the_same(tmp_path):
    articles = [
        {
            "title": town,
            "paragraphs": [
                {
                    "context": " ".join(f"The council of {town} {deed} in May." for deed in DEEDS),
                    "qas": [{"id": town, "question": f"When did {town} close?", "answers": []}],
                }
            ],
        }
        for town in TOWNS
    ]
    texts, out = tmp_path / "texts.json", tmp_path / "milvus.json"
    texts.write_text(json.dumps({"version": "2", "data": articles}))
    arguments = ["--texts", texts, "--out", out, "--questions", "4", "--sizes", "12"]
    assert main(list(map(str, arguments))) == 0
    (step,) = json.loads(out.read_text())["steps"]
    assert (step["passages"], step["questions"]) == (12, 4)
    assert (step["same_dense"], step["same_lexical"]) == (4, 4)
    assert step["milvus_bytes"] > 0 < step["building"]
