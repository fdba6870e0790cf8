from __future__ import annotations

import logging
import random
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from corpus.draft import Unreadable
from corpus.formats.pdf import read_pdf

MakePdf = Callable[..., bytes]

PAGES = [
    [
        "Example Daily, page 1",
        "Loud horns banned at the old port",
        "The council of the harbour city voted on Monday to ban loud horns from",
        "the old port after residents complained about noise. The infringe-",
        "ment of the rule costs 40 crowns (about 3 euros). A well-known captain",
        "said that the ban was overdue and that nobody would ever miss the well-",
        "known noise, which had driven many of the guests away from the port in",
        "1",
    ],
    ["Example Daily, page 2", "the morning. The mayor agreed.", "A second part follows.", "- 2 -"],
    ["Example Daily, page 3", "The ban begins in May.", "3"],
]


def test_lines_become_paragraphs_over_the_pages(make_pdf: MakePdf) -> None:
    draft = read_pdf(make_pdf(PAGES, title="Loud horns banned", lang="en-GB"))

    assert [line for line in draft.text.split("\n") if line] == [
        "Loud horns banned at the old port",
        "The council of the harbour city voted on Monday to ban loud horns from the old port after "
        "residents complained about noise. The infringement of the rule costs 40 crowns (about 3 "
        "euros). A well-known captain said that the ban was overdue and that nobody would ever "
        "miss the well-known noise, which had driven many of the guests away from the port in the "
        "morning. The mayor agreed.",
        "A second part follows.",
        "The ban begins in May.",
    ]
    assert (draft.title, draft.language, draft.doubts) == ("Loud horns banned", "en-GB", ())
    assert (draft.publisher, draft.date) == (None, None)


@pytest.mark.parametrize(
    "title", ["untitled", "Microsoft Word - horns.docx", "horns.indd", "Horns"]
)
def test_titles_that_programs_leave_are_not_taken(make_pdf: MakePdf, title: str) -> None:
    assert read_pdf(make_pdf(PAGES, title=title)).title is None


def test_pages_without_text_are_refused(make_pdf: MakePdf) -> None:
    with pytest.raises(Unreadable, match="OCR"):
        read_pdf(make_pdf([[], []]))


def test_a_cut_file_is_refused(make_pdf: MakePdf) -> None:
    for data in (b"%PDF-1.4\n", make_pdf(PAGES)[:300], b"%PDF-" + bytes(range(256)) * 9):
        with pytest.raises(Unreadable, match="damaged PDF"):
            read_pdf(data)


def encrypt(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    encrypted = BytesIO()
    writer.write(encrypted)
    return encrypted.getvalue()


def test_an_encrypted_file_is_refused_unless_its_password_is_empty(make_pdf: MakePdf) -> None:
    with pytest.raises(Unreadable, match="password"):
        read_pdf(encrypt(make_pdf(PAGES), "secret"))
    assert "Loud horns banned" in read_pdf(encrypt(make_pdf(PAGES), "")).text


def test_damage_that_can_be_mended_is_told(
    make_pdf: MakePdf, caplog: pytest.LogCaptureFixture
) -> None:
    data = make_pdf(PAGES)
    start = data.index(b"startxref")

    with caplog.at_level(logging.WARNING):
        draft = read_pdf(data[:start] + b"startxref\n7\n%%EOF\n")

    assert "The mayor agreed." in draft.text
    assert "damaged in places" in draft.doubts[0]
    assert not caplog.records


def test_flipped_bytes_never_crash_the_reader(make_pdf: MakePdf) -> None:
    data, chance = make_pdf(PAGES, title="Loud horns banned"), random.Random(7)
    read = 0
    for _ in range(300):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 25)):
            damaged[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read += bool(read_pdf(bytes(damaged)).text)
        except Unreadable:
            continue
    assert 0 < read < 300
