"""What a command says: lines and tables for people, or one JSON object for programs."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from crewplanner.exports.texts import one_line
from crewplanner.i18n import _

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

_GAP = "  "
_WIDE = frozenset("WF")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def json_option(command: CommandT) -> CommandT:
    """Let a command take `--json`; it gets the flag as `as_json`."""
    text = _("Print one JSON object instead of text.")
    return click.option("--json", "as_json", is_flag=True, help=text)(command)


class Output:
    """Where the words of one command go.

    With `as_json` only `data` reaches standard output and what is said goes to standard error.
    Nothing that came from a file reaches the terminal with its control characters.
    """

    def __init__(self, *, as_json: bool = False) -> None:
        self._as_json = as_json

    def say(self, text: str) -> None:
        """Tell what was done, in a line."""
        _write(one_line(text), to_errors=self._as_json)

    def note(self, text: str) -> None:
        """Tell something beside the result, on standard error."""
        _write(one_line(text), to_errors=True)

    def heading(self, text: str) -> None:
        """Begin a part of the text with a free line and its title; nothing in JSON."""
        if not self._as_json:
            _write(f"\n{one_line(text)}", to_errors=False)

    def lines(self, texts: Iterable[str]) -> None:
        """Print a text line by line with its indents; nothing in JSON."""
        for text in () if self._as_json else texts:
            indent = text[: len(text) - len(text.lstrip(" "))]
            _write((indent + one_line(text)).rstrip(), to_errors=False)

    def data(self, value: object) -> None:
        """Print the result for programs; nothing where text was asked for."""
        if self._as_json:
            utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
            _write(json.dumps(value, ensure_ascii=not utf8, indent=2), to_errors=False)

    def table(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        right: Iterable[int] = (),
        indent: str = "",
    ) -> None:
        """Print aligned columns, those of `right` flush right; nothing in JSON or without rows."""
        cells = [[one_line(text) for text in row] for row in rows]
        if self._as_json or not cells:
            return
        if any(headings):
            cells.insert(0, [one_line(text) for text in headings])
        flush_right = frozenset(right)
        widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            padded = [
                _padded(text, width, right=place in flush_right)
                for place, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
            _write((indent + _GAP.join(padded)).rstrip(), to_errors=False)


def narrow(names: Sequence[str]) -> str:
    """The first of some names and how many more there are, for a column of a table."""
    more = f" (+{len(names) - 1})" if len(names) > 1 else ""
    return f"{names[0]}{more}" if names else ""


def complain(text: str) -> None:
    """Say on standard error why nothing could be done."""
    _write(one_line(text), to_errors=True)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_column(character) for character in text)


def silence() -> None:
    """Throw away what is still to be printed: the reader of standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _column(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _padded(text: str, width: int, *, right: bool) -> str:
    spaces = " " * (width - columns(text))
    return spaces + text if right else text + spaces


def _write(text: str, *, to_errors: bool) -> None:
    try:
        click.echo(text, err=to_errors)
    except BrokenPipeError:
        silence()
