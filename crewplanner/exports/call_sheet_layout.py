"""The call sheet as plain data for the page template: every text final and on one line."""

from typing import Any

from crewplanner.domain.productions import FilmWords
from crewplanner.exports.call_sheet_paper import (
    CallSheetPaper,
    CrewRow,
    Said,
    SheetAhead,
    SheetFact,
    SheetSpot,
    SheetTable,
)
from crewplanner.exports.options import ClockFace
from crewplanner.exports.page_fit import SHEETS
from crewplanner.exports.texts import breakable, clock_text, one_line
from crewplanner.i18n import _, pgettext

_MARGIN = 10.0
_ONE_COLUMN = 24
"""A crew that is so small stands in one column with room for all that is known."""
_ONE_BACK = 110
"""So many people may find room on one back; more flow from page to page."""

Data = dict[str, Any]

_LONG_WORD = 30
"""A longer word may be broken: no column could hold it."""


def call_sheet_layout(paper: CallSheetPaper) -> Data:
    """What `call_sheet.typ` reads."""
    view, options = paper.view, paper.options
    height, width = SHEETS[options.paper]
    face = options.clock
    people = sum(len(block.rows) for block in paper.blocks)
    running = (paper.heading, paper.date)
    issued = (paper.version, *(f"{label} {value}" for label, value in paper.issue[-1:]))
    return {
        "document-title": one_line(f"{view.title}: {paper.heading}, {paper.date}"),
        "lang": pgettext("language code of these words", "en"),
        "width": width,
        "height": height,
        "margin": _MARGIN,
        "title": one_line(view.title),
        "heading": paper.heading,
        "unit": one_line(paper.unit),
        "number": paper.number,
        "date": paper.date,
        "status": paper.status,
        "version": one_line(paper.version),
        "issue": one_line("  ".join(filter(None, issued))),
        "running": one_line("  ".join(filter(None, running))),
        "notice": paper.notice,
        "company": [one_line(text) for text in paper.company],
        "call-label": call_title(paper),
        "call": _said(paper.call, face),
        "day-note": one_line(" · ".join(filter(None, (view.day_title, view.note, view.holiday)))),
        "times": _facts(paper.times, face),
        "heads": [
            [one_line(one.role), _said(one.name, face), _said(one.phone, face)]
            for one in paper.heads
        ],
        "sky": _facts(paper.sky, face),
        "hospital": [_said(said, face) for said in paper.hospital],
        "help": _facts(paper.help, face),
        "banner": _said(paper.banner, face),
        "safety": _said(paper.safety, face),
        "spots": [_spot(spot, face) for spot in paper.spots],
        "tables": [_table(table, face) for table in paper.tables],
        "needs": _facts(paper.needs, face),
        "blocks": [
            {"name": block.name, "rows": [_row(row, face) for row in block.rows]}
            for block in paper.blocks
        ],
        "one-column": people <= _ONE_COLUMN,
        "compared": paper.compared,
        "flows": people > _ONE_BACK,
        "with-pickup": any(row.pickup for block in paper.blocks for row in block.rows),
        "with-phone": any(row.phone for block in paper.blocks for row in block.rows),
        "foot": _facts(paper.foot, face),
        "ahead": [_ahead(one) for one in paper.ahead],
        "signed": [[one_line(title), one_line(name)] for title, name in paper.signed],
        "labels": _labels(paper),
        "logo": _logo(paper),
        "revision": paper.options.revision.color if paper.options.revision else None,
    }


def _labels(paper: CallSheetPaper) -> Data:
    return {
        "heads": _("Production"),
        "times": _("Times"),
        "sky": _("Weather and light"),
        "hospital": hospital_title(paper.view.words),
        "safety": _("Safety"),
        "places": _("Places"),
        "needs": _("Requirements"),
        "crew": _("Crew"),
        "name": _("Name, role"),
        "phone": _("Phone"),
        "pickup": _("Pickup"),
        "call": _("Call"),
        "wrapped": _("Wrapped"),
        "earliest": _("Earliest"),
        "remarks": _("Remarks"),
        "ahead": _("Advance"),
        "signed": _("Signed"),
        "no-crew": _("Nobody is booked on this day."),
        "no-place": _("No place is chosen for this day."),
        "key": _(
            "Wrapped: last wrap before this day. Earliest: first call with the rest asked for. "
            "Bold calls are not the unit's. O/C on call, P/C per coordinator."
        ),
        "changed": _("Marked at the left: changed since the last issue."),
        "page": _("Page {page} of {pages}"),
    }


def _said(said: Said, face: ClockFace) -> Data:
    """Text with its marks; those that do not hold are left out."""
    found: Data = {"t": breakable(text_of(said, face), _LONG_WORD)}
    for mark, name in (
        (said.changed, "c"),
        (said.strong, "s"),
        (said.alert, "a"),
        (said.blank, "b"),
    ):
        if mark:
            found[name] = True
    return found


def call_title(paper: CallSheetPaper) -> str:
    """What the call of all is called."""
    return _("Unit call") if paper.view.words is FilmWords.UK else _("General crew call")


def hospital_title(words: FilmWords) -> str:
    """What stands over the hospital."""
    if words is FilmWords.UK:
        return _("Nearest hospital with A&E")
    return _("Nearest hospital with ER")


def text_of(said: Said, face: ClockFace) -> str:
    """What is said as people read it."""
    if isinstance(said.value, int):
        return clock_text(said.value, face)
    return said.value or ""


def _logo(paper: CallSheetPaper) -> Data | None:
    logo = paper.options.logo
    return {"format": logo.kind.value, "bytes": list(logo.data)} if logo else None


def _facts(facts: tuple[SheetFact, ...], face: ClockFace) -> list[list[Any]]:
    return [[fact.label, _said(fact.said, face)] for fact in facts]


def _spot(spot: SheetSpot, face: ClockFace) -> Data:
    return {
        "number": spot.number,
        "name": _said(spot.name, face),
        "address": _said(spot.address, face),
        "where": spot.where,
        "link": spot.link,
        "facts": _facts(spot.facts, face),
        "hospital": _said(spot.hospital, face),
    }


def _table(table: SheetTable, face: ClockFace) -> Data:
    return {
        "title": table.title,
        "columns": table.columns,
        "weights": table.weights,
        "rows": [
            {"banner": row.banner, "cells": [_said(cell, face) for cell in row.cells]}
            for row in table.rows
        ],
        "foot": table.foot,
    }


def _row(row: CrewRow, face: ClockFace) -> Data:
    return {
        "name": _said(row.name, face),
        "role": _said(row.role, face),
        "phone": _said(row.phone, face),
        "pickup": _said(row.pickup, face),
        "call": _said(row.call, face),
        "wrapped": _said(row.wrapped, face),
        "earliest": _said(row.earliest, face),
        "remark": _said(row.remark, face),
        "short": row.short,
        "unsure": row.unsure,
    }


def _ahead(ahead: SheetAhead) -> Data:
    return {"date": ahead.date, "facts": list(ahead.facts), "lines": list(ahead.lines)}
