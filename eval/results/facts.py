"""The directory against its keys, as a table."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.directory.measure import Measured, Share
from eval.errors import EvalError
from eval.results.tables import table

KNOWN, UNSEEN = "directory-known.json", "directory-unseen.json"
"""What `eval.directory` wrote of articles that it was tuned on, and of others."""

_NAMES = {
    "precision": "listed and in the key",
    "recall": "in the key and listed",
    "said, precision": "sentences said, and in the key",
    "said, recall": "sentences in the key, and found",
}


def directory(kept: Path) -> str:
    """Return the shares of both keys, kind by kind.

    Raises:
        EvalError: A file is missing or isn't what `eval.directory` writes.
    """
    known, unseen = (_measured(kept / name) for name in (KNOWN, UNSEEN))
    lines = []
    for kind, shares in known.shares.items():
        others = {share.name: share for share in unseen.shares[kind]}
        for share in shares:
            if share.name.endswith("where given"):
                continue
            name = _NAMES.get(share.name, f"{share.name} as in the key")
            lines.append([f"{kind}s: {name}", _told(share), _told(others[share.name])])
    heads = ["", f"{known.articles} articles it was tuned on", f"{unseen.articles} others"]
    return table(heads, lines)


def _told(share: Share) -> str:
    return f"{share.part / share.whole:.2f} ({share.part} of {share.whole})" if share.whole else "-"


def _measured(file: Path) -> Measured:
    try:
        return TypeAdapter(Measured).validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        raise EvalError(f"{file}: isn't there or isn't of `python -m eval.directory`") from error
