"""Bytes become text: UTF-8 first, then what the file declares, then what its bytes make likely."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from corpus.draft import Unreadable

_SAMPLE = 1 << 17
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers read these names (WHATWG Encoding Standard): the superset really in use.
_DECLARED = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "euc-jp": "euc_jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1252": "cp1252", "iso-8859-2": "iso8859_2", "iso-8859-15": "iso8859_15",
    "koi8-r": "koi8_r",
}  # fmt: skip
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,20})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.005
# Where the bytes fit several encodings equally well, the one that most files are in.
_COMMON = ("gb18030", "cp1252", "cp1251", "cp932", "cp949", "big5")
_LESS_COMMON = (
    "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "euc_jp", "iso8859_2",
    "koi8_r", "tis_620",
)  # fmt: skip
_CENTRAL_EUROPEAN = re.compile(rb"[\x8a\x8d-\x8f\x9a\x9d\x9e]|[a-z][\xb3\xb9\xbe\xbf][a-z]")
_BINARY = "looks like a binary file, not text: save the article as text, HTML or PDF"


class Decoded(NamedTuple):
    """A text and the encoding that was taken for it where the file itself doesn't make it plain."""

    text: str
    likely_encoding: str | None = None

    @property
    def doubts(self) -> tuple[str, ...]:
        """What the user should know: which encoding was taken."""
        if self.likely_encoding is None:
            return ()
        return (f"isn't UTF-8, was read as {self.likely_encoding}: save it as UTF-8 to be certain",)


def decode(data: bytes, *, declared_inside: bool = False) -> Decoded:
    """Decode a file without ever putting a replacement character.

    Args:
        data: The whole file.
        declared_inside: The format may name its encoding near the top, as HTML does.

    Raises:
        Unreadable: The bytes are no text, or are UTF-8 with broken places.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_decode_all(data[len(bom) :], encoding))
    try:
        decoded = Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
        decoded = (_by_declaration(data) if declared_inside else None) or _by_likelihood(data)
    if len(_CONTROL.findall(decoded.text)) > len(decoded.text) * _MOST_CONTROLS:
        raise Unreadable(_BINARY)
    return decoded


def _decode_all(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"isn't valid {encoding.upper()} at byte {error.start}: save the file again as UTF-8"
        ) from error


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """A cut or mixed UTF-8 file must not pass for a file in some older encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(len(run) for run in re.findall("[^\x00-\x7f]+", text)) - broken
    if sound >= broken:
        raise Unreadable(f"is broken UTF-8 at byte {error.start}: save the file again as UTF-8")


def _by_declaration(data: bytes) -> Decoded | None:
    found = _CHARSET.search(data[:4096])
    encoding = _DECLARED.get(found[1].decode("ascii").lower()) if found else None
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        return None


def _by_likelihood(data: bytes) -> Decoded:
    has_nul = b"\0" in data
    encoding = _utf16_without_bom(data) if has_nul else _likely_encoding(_sample(data))
    if encoding is None:
        raise Unreadable(_BINARY)
    return Decoded(_decode_all(data, encoding), encoding)


def _utf16_without_bom(data: bytes) -> str | None:
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    half = min(len(data), _SAMPLE) / 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _sample(data: bytes) -> bytes:
    if len(data) <= _SAMPLE:
        return data
    # A blank or a line end is never half a character in the encodings in question.
    end = max(data.rfind(b"\n", 0, _SAMPLE), data.rfind(b" ", 0, _SAMPLE))
    return data[: end if end > 0 else _SAMPLE]


def _likely_encoding(sample: bytes) -> str | None:
    matches = from_bytes(sample, cp_isolation=[*_COMMON, *_LESS_COMMON])
    best = matches.best()
    if best is None:
        return None
    if best.encoding == "cp1250" and not _is_central_european(sample):
        return "cp1252"
    tied = {
        name
        for match in matches
        if (match.chaos, match.coherence) == (best.chaos, best.coherence)
        for name in match.could_be_from_charset
    }
    return next((name for name in _COMMON if name in tied), best.encoding)


def _is_central_european(sample: bytes) -> bool:
    """Whether cp1250 is right; charset-normalizer often takes Western text for it.

    Hardly a Western language has š, ž or ť, or both ì and ø (in cp1250 ě and ř); and a letter
    of cp1250 that cp1252 has a sign for (ł and ³) would be a sign within a word.
    """
    return {0xEC, 0xF8} <= {*sample} or bool(_CENTRAL_EUROPEAN.search(sample))
