"""Bytes to text: which encoding a file is in, found without asking."""

import codecs
import re

from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JSON = re.compile(r'\{\s*"|\[\s*[\[{]')
_SAMPLE = 64 * 1024
_MANY_ZEROS = 0.3
_MOSTLY_UTF8 = 0.9
_FIRST_OF_SEVERAL = 0xC0
_FEW_CONTROLS, _FEW_KINDS, _MANY_CONTROLS = 64, 12, 0.06
_WEB = ("<!doctype", "<html", "<?xml", "<table", "<svg")
_BINARY = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, the encoding it was read with, and whether letters were lost."""

    text: str
    encoding: str
    damaged: bool = False


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """The text of the bytes, in the encoding given or in the likeliest one. NUL characters go.

    Every sequence of bytes has a text: letters that an encoding lacks become the mark of a lost
    letter. Raises Refused for pictures, PDF, web pages, JSON and the like, for bytes that are
    no text, and for an encoding nobody knows.
    """
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise Refused(
                _(
                    "This is a {kind} file. Save the list as CSV or XLSX, or copy its rows and "
                    "paste them."
                ).format(kind=name)
            )
    chosen = encoding or _likely(data)
    try:
        text = data.decode(chosen, errors="replace")
    except LookupError as error:
        raise Refused(
            _("“{encoding}” is not an encoding. Write utf-8, utf-16 or windows-1252.").format(
                encoding=encoding
            )
        ) from error
    _check_text(text[:_SAMPLE])
    damaged = "\ufffd" in text
    return Decoded(text=text.replace("\x00", ""), encoding=chosen, damaged=damaged)


def _check_text(text: str) -> None:
    """Raise Refused for what is text of another kind than a list, or no text at all."""
    begin = text.lstrip("\ufeff \t\r\n")[:200].lower()
    kind = "HTML" if begin.startswith(_WEB) else "JSON" if _JSON.match(begin) else ""
    if kind:
        raise Refused(
            _(
                "This is a {kind} file. Save the list as CSV or XLSX, or copy its rows and paste "
                "them."
            ).format(kind=kind)
        )
    found = [c for c in text if (c < " " and c not in "\x00\t\n\r\v\f") or c == "\x7f"]
    many = len(found) > max(_FEW_CONTROLS, len(text) * _MANY_CONTROLS)
    if many and len(set(found)) > _FEW_KINDS:
        raise Refused(_("The file holds no text that can be read. Save the list as CSV or XLSX."))


def _likely(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    without_mark = _two_byte(data[:_SAMPLE])
    if without_mark:
        return without_mark
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(data) else "windows-1252"
    return "utf-8"


def _two_byte(sample: bytes) -> str:
    """UTF-16 without its mark shows as zeros on every other byte."""
    half = len(sample) // 2
    if half == 0:
        return ""
    if sample[1::2].count(0) > half * _MANY_ZEROS > sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > half * _MANY_ZEROS > sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all letters beyond ASCII are UTF-8: one damaged byte does not spoil all."""
    beyond = sum(1 for byte in data if byte >= _FIRST_OF_SEVERAL)
    lost = data.decode("utf-8", errors="replace").count("\ufffd")
    return beyond > 0 and lost < beyond * (1 - _MOSTLY_UTF8)
