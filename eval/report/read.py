"""The rows of a run that was made before."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from eval.errors import EvalError
from eval.report.write import ROWS
from eval.rows import Row


def read_rows(path: Path) -> list[Row]:
    """Read the rows that ``python -m eval --out`` wrote.

    Args:
        path: The folder of the report, or its ``rows.jsonl``.

    Raises:
        EvalError: There are none, or a line isn't a row; file, line and field are named.
    """
    file = path / ROWS if path.is_dir() else path
    systems = sorted(each.parent.name for each in path.glob(f"*/{ROWS}")) if path.is_dir() else []
    if systems and not file.exists():
        raise EvalError(f"{path}: holds several systems; give one of them, {path / systems[0]}")
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise EvalError(
            f"{file}: can't be read ({error.strerror}); give a folder that `python -m eval SET "
            "--out FOLDER` wrote"
        ) from error
    if not lines:
        raise EvalError(f"{file}: holds no row")
    adapter = TypeAdapter(Row)
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(adapter.validate_json(line))
        except ValidationError as error:
            wrong = error.errors()[0]
            field = ".".join(map(str, wrong["loc"])) or "(whole)"
            raise EvalError(
                f"{file} line {number}, field {field!r}: {wrong['msg']}; run the set again"
            ) from error
    return rows
