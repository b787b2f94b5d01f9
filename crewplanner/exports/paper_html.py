"""Any paper made of parts as one HTML file: no network, no scripts, nothing typed is markup.

It reads on a phone (rows become cards), in the dark and aloud, and prints with its heads repeated.
A content security policy inside the file forbids whatever it does not hold itself.
"""

import base64
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from crewplanner.exports.options import LogoKind
from crewplanner.exports.paper import (
    Bars,
    Beside,
    Facts,
    Legend,
    Notes,
    PageBreak,
    Paper,
    Part,
    Signatures,
    Text,
)
from crewplanner.exports.paper_bars import bars_data
from crewplanner.exports.paper_html_table import table_html
from crewplanner.exports.paper_tables import Table
from crewplanner.exports.texts import one_line
from crewplanner.i18n import pgettext
from crewplanner.paths import resource

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'"
_TYPES = (
    (LogoKind.PNG, "image/png"),
    (LogoKind.JPEG, "image/jpeg"),
    (LogoKind.SVG, "image/svg+xml"),
)


def paper_html(paper: Paper) -> bytes:
    """The whole page, UTF-8."""
    language = pgettext("language code of these words", "en")
    large = ' class="large"' if paper.options.large else ""
    lines = [
        "<!doctype html>",
        f'<html lang="{language}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">',
        f"<title>{text_html(paper.full_title)}</title>",
        f"<style>{_style()}</style></head><body{large}>",
        *_head(paper),
        "<main>",
        *(line for part in paper.parts for line in _part(part, paper)),
        "</main>",
        _foot(paper),
        "</body></html>",
    ]
    return "\n".join(lines).encode("utf-8", errors="replace")


def text_html(text: str) -> str:
    """A text as HTML reads it: one line, without markup."""
    return escape(one_line(text))


@lru_cache(maxsize=1)
def _style() -> str:
    return resource("html", "paper.css").read_text("utf-8")


def _foot(paper: Paper) -> str:
    running = f"{text_html(paper.title)} · {text_html(paper.running)}"
    return f"<footer>{running}<br>{text_html(paper.notice)}</footer>"


def _head(paper: Paper) -> Iterator[str]:
    revision, logo = paper.options.revision, paper.options.logo
    if revision is not None:
        yield f'<div class="revision" style="background:{escape(revision.color)}"></div>'
    yield "<header>"
    if logo is not None:
        data = base64.b64encode(logo.data).decode("ascii")
        kind = dict(_TYPES)[logo.kind]
        yield f'<img class="logo" alt="{text_html(paper.title)}" src="data:{kind};base64,{data}">'
    heading = f"<b>{text_html(paper.heading)}</b>{text_html(paper.dates)}"
    title = f"<h1>{text_html(paper.title)}</h1>"
    yield f'<div class="names">{title}<div class="when">{heading}</div></div>'
    if paper.figures:
        told = "".join(
            f"<div><b>{text_html(value)}</b> <span>{text_html(label)}</span></div>"
            for value, label in paper.figures
        )
        yield f'<div class="figures">{told}</div>'
    yield "</header>"
    if paper.facts:
        told = "".join(
            f'<li><span class="muted">{text_html(label)}</span> {text_html(value)}</li>'
            for label, value in paper.facts
        )
        yield f'<ul class="facts-line">{told}</ul>'


def _part(part: Part, paper: Paper) -> Iterator[str]:
    match part:
        case Table():
            yield from table_html(part.printed, paper)
        case Beside():
            yield from _beside(part, paper)
        case Notes():
            yield from _notes(part)
        case Facts():
            yield from _facts(part)
        case Text():
            yield from _text(part)
        case Bars():
            yield from _bars(part, paper)
        case Legend():
            yield _legend(part)
        case Signatures():
            yield _signatures(part)
        case PageBreak():
            yield '<div class="page"></div>'


def _beside(part: Beside, paper: Paper) -> Iterator[str]:
    weights = part.weights or (1.0,) * len(part.columns)
    yield '<div class="beside">'
    for column, weight in zip(part.columns, weights, strict=True):
        yield f'<div style="flex-grow:{weight:g}">'
        for one in column:
            yield from _part(one, paper)
        yield "</div>"
    yield "</div>"


def _legend(part: Legend) -> str:
    told = ""
    for one in part.items:
        look = _class(*(("tint", one.tint.value) if one.tint else ()))
        sign = text_html(one.sign) or "&nbsp;"
        told += f"<span><b{look}>{sign}</b> {text_html(one.text)}</span>"
    return f'<div class="legend">{told}</div>'


def _signatures(part: Signatures) -> str:
    told = "".join(
        f'<div><span class="muted">{text_html(role)}</span> {text_html(name)}</div>'
        for role, name in part.lines
    )
    return f'<div class="signatures">{told}</div>'


def _title(title: str) -> str:
    return f"<h2>{text_html(title)}</h2>" if title else ""


def _class(*names: str) -> str:
    said = " ".join(filter(None, names))
    return f' class="{said}"' if said else ""


def _notes(part: Notes) -> Iterator[str]:
    if not part.notes:
        return
    yield _title(part.title) + '<ul class="notes">'
    for one in part.notes:
        look = _class("severe" if one.severe else "", "changed" if one.changed else "")
        when = f"<b>{text_html(one.when)}</b>" if one.when else ""
        yield f"<li{look}>{when}{text_html(one.text)}</li>"
    yield "</ul>"


def _facts(part: Facts) -> Iterator[str]:
    if not part.facts:
        return
    yield f"<section{_class('framed' if part.framed else '')}>{_title(part.title)}<dl>"
    for one in part.facts:
        names = ("severe" if one.missing else "", "strong" if one.strong else "")
        look = _class(*names, "changed" if one.changed else "")
        yield f"<dt>{text_html(one.label)}</dt><dd{look}>{text_html(one.value)}</dd>"
    yield "</dl></section>"


def _text(part: Text) -> Iterator[str]:
    names = ("framed" if part.framed else "", "severe" if part.severe else "")
    look = _class(*names, "centered" if part.centered else "")
    told = "".join(f"<p>{text_html(text)}</p>" for text in part.paragraphs)
    yield f"<section{look}>{_title(part.title)}{told}</section>"


def _bars(part: Bars, paper: Paper) -> Iterator[str]:
    data = bars_data(part, paper.currency)
    keys = "".join(
        f'<span class="key {one["pattern"]}"></span>{escape(one["name"])}' for one in data["series"]
    )
    mark = f" │ {escape(data['mark-name'])}" if data["mark-name"] else ""
    yield _title(part.title) + f'<div class="unit">{escape(data["unit"])}{keys}{mark}</div>'
    yield '<table class="chart">'
    for bar in data["bars"]:
        pieces = "".join(
            f'<i class="{one["pattern"]}" style="width:{share:.3%}"></i>'
            for share, one in zip(bar["parts"], data["series"], strict=True)
            if share
        )
        if bar["mark"] is not None:
            pieces += f'<i class="mark" style="left:{bar["mark"]:.3%}"></i>'
        yield (
            f'<tr><th scope="row">{escape(bar["label"])}</th>'
            f'<td class="bar"><div class="track" aria-hidden="true">{pieces}</div></td>'
            f'<td class="r">{escape(bar["text"])}</td></tr>'
        )
    yield "</table>"
