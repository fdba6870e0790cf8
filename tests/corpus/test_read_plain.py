from __future__ import annotations

import pytest

from corpus.draft import Unreadable
from corpus.formats.plain import read_plain


def test_the_file_is_the_article() -> None:
    text = "Loud horns banned\n\nThe council voted on Monday. It was late."

    assert read_plain(text.encode()).text == text


def test_windows_line_ends_and_a_byte_order_mark_are_no_trouble() -> None:
    assert read_plain(b"\xef\xbb\xbfLoud horns banned\r\nThe end.\r\n").text == (
        "Loud horns banned\nThe end.\n"
    )


def test_lines_broken_like_a_mail_become_paragraphs() -> None:
    mail = (
        "The council voted on Monday to ban\r\nloud horns from the old port, which\r\n"
        "had been the wish of many.\r\n\r\nNobody will miss them, a captain\r\nsaid.\r\n"
    )

    assert read_plain(mail.encode()).text.strip().split("\n\n") == [
        "The council voted on Monday to ban loud horns from the old port, which had been the wish "
        "of many.",
        "Nobody will miss them, a captain said.",
    ]


def test_an_old_encoding_is_told() -> None:
    draft = read_plain("The café owner’s “wish” came true, said the council.".encode("cp1252"))

    assert draft.text == "The café owner’s “wish” came true, said the council."
    assert "cp1252" in draft.doubts[0]


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="binary"):
        read_plain(b"\x7fELF\x02\x01\x01" + bytes(200))
