"""Words for people, through gettext: the text in the code is American English and is its own key.

Catalogs are `LANGUAGE.po` files, read as they are: nothing is compiled or generated. `install` is
called once at start; `_` and its siblings are plain functions that look the words up when they are
called, on any thread. Before `install`, and for what a catalog lacks, they return the text in the
code.
"""

import gettext
import io
import os
import re
import struct
from ast import literal_eval
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

DOMAIN = "crewplanner"
_LANGUAGES = "LANGUAGE"
_CONTEXT_END = "\x04"
_PLURAL_END = "\x00"
_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur", "yi"})


def install(languages: Iterable[str], folder: Path) -> None:
    """Speak the first of those languages ("de_AT", "fr") for which the folder has a catalog.

    "de_AT" finds `de_AT.po`, else `de.po`. English, or no language at all, means the text in the
    code. Raises ValueError, naming file and line, for a catalog that cannot be read. Call it before
    the first window or thread.
    """
    gettext.bindtextdomain(DOMAIN, os.fspath(folder))
    os.environ[_LANGUAGES] = ":".join(languages)
    for known in (_catalog, right_to_left):
        known.cache_clear()
        known()


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalog().gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The message for that count; the number is put in afterwards, with `.format(count=...)`."""
    return _catalog().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The message where one English word has several meanings; the context says which."""
    return _catalog().pgettext(context, message)


def N_(message: str) -> str:
    """The message itself: marks a text of a table that is translated where it is shown."""
    return message


@lru_cache(maxsize=1)
def right_to_left() -> bool:
    """Whether the language that is spoken is written from the right."""
    file = _file()
    return file is not None and file.stem.split("_")[0] in _FROM_THE_RIGHT


def in_order(text: str) -> str:
    """Times, figures and their signs as they are, whatever the direction of the text around."""
    return f"\u2066{text}\u2069" if right_to_left() else text


@lru_cache(maxsize=1)
def _catalog() -> gettext.NullTranslations:
    file = _file()
    return gettext.NullTranslations() if file is None else read_catalog(file)


def _file() -> Path | None:
    """The catalog of the first language that has one, unless English is wanted before it."""
    folder = Path(gettext.bindtextdomain(DOMAIN))
    for language in os.environ.get(_LANGUAGES, "").split(":"):
        plain = re.split(r"[.@]", language.replace("-", "_"), maxsplit=1)[0]
        for name in dict.fromkeys((plain, plain.split("_")[0])):
            file = folder / f"{name}.po"
            if name and file.is_file():
                return file
        if plain.split("_")[0] == "en":
            break
    return None


def read_catalog(file: Path) -> gettext.GNUTranslations:
    """The translations of a `.po` file. Raises ValueError as `read_messages` does."""
    messages = read_messages(file)
    return gettext.GNUTranslations(io.BytesIO(_machine_object(messages)))


def read_messages(file: Path) -> dict[str, str]:
    """The finished messages of a `.po` file; unfinished and fuzzy ones are left out.

    Keys are gettext's own: `context EOT text`, the forms of a plural joined with NUL; the header
    stands under the empty text. Raises ValueError, naming file and line, for a malformed one.
    """
    messages: dict[str, str] = {}
    for entry in re.split(r"\n(?:[ \t]*\n)+", file.read_text(encoding="utf-8")):
        fields = _fields(entry, file)
        if not fields or re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE):
            continue
        key = fields["msgid"]
        if "msgctxt" in fields:
            key = fields["msgctxt"] + _CONTEXT_END + key
        if "msgid_plural" in fields:
            key += _PLURAL_END + fields["msgid_plural"]
        forms = [text for name, text in fields.items() if name.startswith("msgstr")]
        if all(forms):
            messages[key] = _PLURAL_END.join(forms)
    return messages


_LINE = re.compile(r'(?:(msg(?:ctxt|id|id_plural|str(?:\[\d\])?))\s+)?(".*")\s*')


def _fields(entry: str, file: Path) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in entry.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None or not (match[1] or name):
            raise ValueError(f"{file}: not a line of a catalog: {line}")
        name = match[1] or name
        fields[name] = fields.get(name, "") + literal_eval(match[2])
    return fields


def _machine_object(messages: Mapping[str, str]) -> bytes:
    """The compiled form: a header, two tables of lengths and offsets, the texts."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    count = len(pairs)
    tables, texts, start = b"", b"", 28 + 16 * count
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<2I", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28) + tables + texts
