"""Text that a spreadsheet would take for a formula, kept text by an apostrophe, and back again.

Papers guard what they write into CSV; the importer takes the guard off. Guarding is lossless: a
text that looks guarded already gets one more apostrophe (OWASP ASVS 1.2.10).
"""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\x00＝＋－＠]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n\x00＝＋－＠]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would otherwise be a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`; any other text is left as it is."""
    return text[1:] if _GUARDED.match(text) else text
