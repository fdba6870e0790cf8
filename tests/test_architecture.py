"""The house rules that no single module can hold by itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOW = ["corpus", "index", "qa"]
ENCODERS = {"eval/encoders/export.py", "eval/encoders/variants.py"}
SPEAK_OF_GRAMMAR = (
    "agencies",
    "amounts",
    "campaigns",
    "figures",
    "grammar",
    "offices",
    "people",
    "places",
    "sayings",
    "years",
)
CHECKS = ("clauses", "descriptions", "pairs", "sense", "statement", "wording")
PAGE = tuple(
    "api articles ask_tab asking conversation directory folds kept layout quality serving shown "
    "source steady takeaway theme upkeep verdicts".split()
)
HEAVY = {
    "faiss": {"index/dense.py", "eval/nearest/contenders.py"},
    "sentence_transformers": {"index/encoder.py", *ENCODERS},
    "gradio": {f"qa/page/{name}.py" for name in PAGE},
    "fastapi": {"qa/page/serving.py", "qa/doors/rest.py"},
    "langchain_core": {"qa/retriever.py"},
    "httpx": {"qa/phrasing/endpoint.py"},
    "spacy": {
        "index/parser.py",
        *(f"index/directory/{name}.py" for name in SPEAK_OF_GRAMMAR),
        *(f"qa/phrasing/{name}.py" for name in CHECKS),
        "qa/exact.py",
        "qa/question.py",
        "qa/examples.py",
        "qa/conversation/clause.py",
        "qa/conversation/counted.py",
        "qa/conversation/pronouns.py",
        "qa/forms/listing.py",
        "qa/forms/parallel.py",
        "qa/forms/rows.py",
        "qa/forms/sorts.py",
        "qa/forms/wanted.py",
        "qa/forms/verbs.py",
        "qa/forms/yes_or_no.py",
    },
    "langchain_text_splitters": {"corpus/passages.py"},
    "sentencex": {"corpus/sentences.py"},
    "onnxruntime": {
        "index/onnx_encoder.py",
        "qa/reading/onnx_model.py",
        "eval/onnx_files.py",
        *ENCODERS,
    },
    "onnx": {"eval/onnx_files.py"},
    "pymilvus": {"index/milvus/connection.py"},
    "milvus_lite": {"index/milvus/connection.py"},
    "tokenizers": {"index/onnx_encoder.py", "qa/reading/windows.py", *ENCODERS},
    "transformers": {
        "index/encoder.py",
        "qa/reading/hub_model.py",
        "eval/training/network.py",
        *ENCODERS,
        "eval/independent/answers.py",
    },
}


def modules() -> dict[str, Path]:
    files = [ROOT / "app.py"]
    for package in [*FLOW, "eval"]:
        files += sorted((ROOT / package).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file for file in files}


def imported(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("name", modules())
def test_a_package_imports_only_what_stands_to_its_left(name):
    own = name.partition("/")[0]
    allowed = {own, *FLOW[: FLOW.index(own)]} if own in FLOW else {own, *FLOW}
    ours = {*FLOW, "eval", "app"}
    assert imported(modules()[name]) & ours <= allowed - {"app.py"}


def test_only_the_application_knows_the_page():
    for name, file in modules().items():
        if not name.startswith("qa/page/") and name != "app.py":
            assert "qa.page" not in file.read_text(encoding="utf-8"), name


@pytest.mark.parametrize("library", HEAVY)
def test_a_heavy_library_has_one_door(library):
    users = {name for name, file in modules().items() if library in imported(file)}
    assert users <= HEAVY[library]


def test_no_load_path_can_run_code_from_a_file():
    dangerous = re.compile(r"\bpickle\b|allow_pickle=True|torch\.load|(?<![.\w])(?:eval|exec)\(")
    found = {name for name, file in modules().items() if dangerous.search(file.read_text("utf-8"))}
    assert found == set()


def test_no_module_is_named_like_one_of_the_standard_library():
    names = {Path(name).stem for name in modules()} - {"__init__", "__main__"}
    assert names & sys.stdlib_module_names == set()


def test_every_package_is_installed():
    with (ROOT / "pyproject.toml").open("rb") as file:
        listed = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    there = {
        file.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for package in [*FLOW, "eval"]
        for file in (ROOT / package).rglob("__init__.py")
    }
    assert listed == there


@pytest.mark.parametrize("command", ["index", "qa", "eval"])
def test_help_loads_nothing_heavy(command):
    script = (
        "import runpy, sys; sys.argv = ['x', '--help']\n"
        f"try: runpy.run_module('{command}.__main__', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'faiss', 'gradio', 'spacy', 'onnxruntime', 'tokenizers', 'pymilvus'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    output = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert output.strip().endswith("[]")
    assert "usage:" in output


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:^|`)make ([\w-]+)", readme, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    for package, verb in set(re.findall(r"python -m (\w+) (build|status|verify|show)", readme)):
        help_text = subprocess.run(
            [sys.executable, "-m", package, verb, "--help"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert help_text.startswith("usage:")
