"""Files in many formats, made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

MakePdf = Callable[..., bytes]


@pytest.fixture
def make_pdf() -> MakePdf:
    """Return a maker of small PDF files: ``make_pdf([["line", ...], ...], title="...")``."""
    return _make_pdf


def _make_pdf(pages: Sequence[Sequence[str]], title: str | None = None, lang: str = "") -> bytes:
    numbers = [4 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    language = f"/Lang ({lang})" if lang else ""
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {language} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, lines in zip(numbers, pages, strict=True):
        objects[number] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>"
        )
        shown = "\n".join(f"({_escape(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}\nET" if lines else ""
        objects[number + 1] = f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"
    info = f"/Info {len(objects) + 1} 0 R" if title else ""
    if title:
        objects[len(objects) + 1] = f"<< /Title ({_escape(title)}) >>"
    return _assemble(objects, info)


def _escape(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assemble(objects: dict[int, str], info: str) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in sorted(objects.items()):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R "
    return body + f"{trailer}{info} >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
