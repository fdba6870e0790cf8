from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.draft import Unreadable

CHINESE = "市议会周一在港口开会，以七比二的票数通过了禁令。船长说没有人会怀念汽笛声。"
JAPANESE = "市議会は月曜日に港で汽笛を禁止することを決めた。船長は誰も困らないと話した。"
KOREAN = "시의회는 월요일에 항구에서 경적을 금지하기로 했다. 선장은 아무도 그리워하지 않는다."
RUSSIAN = "Городской совет в понедельник запретил громкие гудки в старом порту."
POLISH = "Rada miasta zakazała w poniedziałek głośnych gwizdków. Łódź, źródło, ćma."
CZECH = "Městská rada v pondělí zakázala hlasité houkání ve starém přístavu, řekl mluvčí."
FRENCH = "Le conseil a interdit lundi les sirènes du vieux port, déclare l’agence."
SPANISH = "El consejo español prohibió las sirenas: ¿qué pasará mañana con la campaña?"
ENGLISH = "The council banned “loud” horns — a café owner’s wish; the fine is £40."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (CHINESE[:8], "gb18030"),
        (f"The council said: {CHINESE}", "gb18030"),
        ("市議會週一在港口開會，以七比二的票數通過了禁令。", "big5"),
        (JAPANESE, "cp932"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (ENGLISH, "cp1252"),
        (ENGLISH * 5000, "cp1252"),
        (f"{CHINESE}\n" * 5000, "gb18030"),
    ],
)
def test_old_encodings_come_out_right_and_are_told(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))

    assert decoded.text == text
    assert decoded.likely_encoding == encoding
    assert encoding in decoded.doubts[0]


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_what_the_file_makes_plain_leaves_no_doubt(bom: bytes, encoding: str) -> None:
    decoded = decode(bom + (CHINESE + ENGLISH).encode(encoding))

    assert decoded.text == CHINESE + ENGLISH
    assert decoded.doubts == ()


def test_utf16_without_a_mark_is_recognised() -> None:
    assert decode(ENGLISH.encode("utf-16-le")).text == ENGLISH
    assert decode(ENGLISH.encode("utf-16-be")).text == ENGLISH


@pytest.mark.parametrize("data", [(CHINESE * 3).encode()[:-1], ENGLISH.encode() + b"\xff the end"])
def test_broken_utf8_does_not_pass_for_something_older(data: bytes) -> None:
    with pytest.raises(Unreadable, match="broken UTF-8 at byte"):
        decode(data)


def test_a_cut_utf16_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="UTF-16-LE at byte"):
        decode(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1])


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" * 20,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(40)) * 9,
        b"some words, \x00\x01\x02\x03 then \x04 controls",
    ],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_a_declared_encoding_is_taken_where_the_format_may_declare_one() -> None:
    page = f'<meta charset="gb2312"><p>{CHINESE[:4]}</p>'.encode("gb18030")

    assert CHINESE[:4] in decode(page, declared_inside=True).text
    assert decode(page, declared_inside=True).doubts == ()


@pytest.mark.parametrize("name", ["utf-8", "hex", "unicode_escape", "undefined", "no-such-thing"])
def test_a_declaration_that_is_wrong_or_hostile_is_not_followed(name: str) -> None:
    page = f'<meta charset="{name}"><p>{ENGLISH}</p>'.encode("cp1252")

    assert ENGLISH in decode(page, declared_inside=True).text


@given(st.text())
def test_utf8_is_read_to_the_letter(text: str) -> None:
    data = text.removeprefix("\ufeff").encode()
    try:
        assert decode(data).text == text.removeprefix("\ufeff")
    except Unreadable as error:
        assert "binary" in str(error)


@given(st.binary())
def test_no_bytes_get_a_replacement_character(data: bytes) -> None:
    try:
        text = decode(data).text
    except Unreadable:
        return
    assert (
        "\ufffd" not in text or "\ufffd".encode() in data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    )
