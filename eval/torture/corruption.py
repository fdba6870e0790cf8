"""Files of an index that were cut short, or of which one bit was turned."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
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
    return _swept(
        "every file cut at 0/1/25/50/75/99%, and one bit turned",
        "100% detected, the message names the file",
        _not_found,
        bits,
        seed,
    )


def each_file_is_damaged_and_used(bits: int, seed: int = 0) -> Finding:
    """Do the same to an index that is checked only as it is used, as a large one is."""
    return _swept(
        "the same, where files are checked only as they are used",
        "no wrong answer: the message names the file, or nobody reads what is damaged",
        _answers_wrongly,
        bits,
        seed,
    )


def _swept(
    name: str, wanted: str, problem_of: Callable[[Path, Path], str | None], bits: int, seed: int
) -> Finding:
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
                problem = problem_of(directory, file)
                outcomes.append(problem and f"{file.name} {how}: {problem}")
            file.write_bytes(whole)
        version_of(directory, (BEFORE,))
    return finding(name, wanted, outcomes, f"{len(files)} files")


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
        return _unnamed(error, file)
    except Exception as error:  # noqa: BLE001  (whatever a damaged file brings about is told)
        return repr(error)
    return "not detected"


def _answers_wrongly(directory: Path, file: Path) -> str | None:
    try:
        version_of(directory, (BEFORE,), at_once=0)
    except IndexFailure as error:
        return _unnamed(error, file)
    except Exception as error:  # noqa: BLE001  (whatever a damaged file brings about is told)
        return repr(error)
    return None


def _unnamed(error: IndexFailure, file: Path) -> str | None:
    return None if file.name in str(error) else f"the message doesn't name it: {error}"
