r"""Texts in quotation marks inside a cell, so that no spreadsheet loses a letter of them.

Spreadsheets fold spaces together, drop some letters that are not seen, and break lines; so these
are written by name: `\\s` for a space beside another one, `\n`, `\t`, `\u00a0`.
"""

import re
import unicodedata

_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_NAMED = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_JOINERS = frozenset("\u200c\u200d")
"""Letters that are not seen but are kept by spreadsheets, and that many scripts and emoji need."""


def quoted(text: str) -> str:
    """The text in quotation marks; `unescaped` takes back what stands between them."""
    return '"' + "".join(_written(text, at) for at in range(len(text))) + '"'


def unescaped(text: str) -> str:
    """What a text between quotation marks says."""
    plain = _ESCAPED.sub(_plain, text)
    if any(unicodedata.category(letter) == "Cs" for letter in plain):
        return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain


def _written(text: str, at: int) -> str:
    letter = text[at]
    if letter in _NAMED:
        return _NAMED[letter]
    if letter == " ":
        alone = 0 < at < len(text) - 1 and text[at - 1] != " "
        return letter if alone else "\\s"
    if unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS:
        units = letter.encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
    return letter


def _plain(found: re.Match[str]) -> str:
    code = found[1]
    if code[0] == "u" and len(code) > 1:
        return chr(int(code[1:], 16))
    return {"n": "\n", "t": "\t", "s": " "}.get(code, code)
