"""Files of an index that were cut short, or of which one bit was turned."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from eval.torture.crash import BEFORE, small_index
from eval.torture.records import Finding, finding
from eval.torture.small import version_of
from index.errors import IndexFailure
from index.layout import Layout

SHARES = (0, 1, 25, 50, 75, 99)


def each_file_is_damaged(bits: int, seed: int = 0) -> Finding:
    """Cut every file of an index at several places, and turn random bits of it one by one."""
    draw = random.Random(seed)
    outcomes = []
    with small_index() as directory:
        layout = Layout(directory)
        folder = layout.folder(layout.serving())
        files = [*sorted(path for path in folder.rglob("*") if path.is_file()), layout.current]
        for file in tqdm(files, desc="damaged files", disable=None):
            whole = file.read_bytes()
            for how, damaged in _damages(whole, bits, draw):
                file.write_bytes(damaged)
                problem = _not_found(directory, file)
                outcomes.append(problem and f"{file.name} {how}: {problem}")
            file.write_bytes(whole)
        version_of(directory, (BEFORE,))
    return finding(
        "every file cut at 0/1/25/50/75/99%, and one bit turned",
        "100% detected, the message names the file",
        outcomes,
        f"{len(files)} files",
    )


def _damages(whole: bytes, bits: int, draw: random.Random) -> Iterator[tuple[str, bytes]]:
    for share in SHARES:
        cut = whole[: len(whole) * share // 100]
        if cut != whole:
            yield f"cut at {share}%", cut
    for bit in draw.sample(range(8 * len(whole)), min(bits, 8 * len(whole))):
        at = bit // 8
        turned = bytes([whole[at] ^ (1 << bit % 8)])
        yield f"bit {bit} turned", whole[:at] + turned + whole[at + 1 :]


def _not_found(directory: Path, file: Path) -> str | None:
    try:
        version_of(directory, (BEFORE,))
    except IndexFailure as error:
        return None if file.name in str(error) else f"the message doesn't name it: {error}"
    except AssertionError as error:
        return str(error)
    return "not detected"
