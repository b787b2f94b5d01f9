"""The hot cost as plain data for the page template: every text final and on one line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crewplanner.app.hot_cost_words import because, standing_text
from crewplanner.app.money_text import figure
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostSums
from crewplanner.app.words import word
from crewplanner.domain.hot_cost import Cause, Split
from crewplanner.domain.values import format_duration
from crewplanner.exports.hot_cost import HotCostPaper, UnitTimes
from crewplanner.exports.options import PaperSize
from crewplanner.exports.page_fit import MARGIN, SHEETS
from crewplanner.exports.texts import breakable, one_line
from crewplanner.i18n import _, ngettext, pgettext

_SIZES = {
    PaperSize.A4: (6.8, 8.4),
    PaperSize.LETTER: (6.8, 8.4),
    PaperSize.A3: (9.0, 11.5),
    PaperSize.TABLOID: (9.0, 11.5),
}
"""Smallest and largest type, in points."""
_ROW = 1.86
"""Height of a row in sizes of the type."""
_HEAD_ROWS = 7
_FEW_CAUSES = 3
_POINTS = 72 / 25.4

Data = dict[str, Any]


def hot_cost_layout(paper: HotCostPaper, sheet: PaperSize) -> Data:
    """What `hot_cost.typ` reads."""
    width, height = SHEETS[sheet]
    view, currency = paper.view, paper.view.currency
    sums = view.sums
    title = f"{view.title}: {paper.heading}, {paper.date}"
    return {
        "document-title": one_line(title),
        "lang": pgettext("language code of these words", "en"),
        "width": width,
        "height": height,
        "margin": MARGIN,
        "size": _size(paper, sheet),
        "title": one_line(view.title),
        "heading": paper.heading,
        "date": paper.date,
        "running": one_line(f"{paper.heading}, {paper.date}  {paper.version}"),
        "notice": paper.notice,
        "complete": paper.complete,
        "facts": [[label, one_line(value)] for label, value in paper.facts],
        "figures": paper.figures,
        "labels": _labels(),
        "units": [_unit(unit) for unit in paper.units],
        "heads": [word(cause) for cause in _differing(paper)],
        "with-open": sums.open > 0,
        "beside": _beside(paper),
        "departments": [
            {"name": one_line(one.name), **_sums(one.sums, paper)} for one in view.departments
        ],
        "total": _sums(sums, paper),
        "causes": [_cause(cause, sums, currency) for cause in paper.causes],
        "over": [_person(person, currency) for person in paper.over],
        "rests": [_rest(paper.over[count:], currency) for count in range(len(paper.over) + 1)],
        "over-total": figure(_over_total(paper), currency, sign=True),
        "sections": [
            {
                "title": section.title,
                "notes": [
                    {"when": one_line(note.when), "text": one_line(note.text)}
                    for note in section.notes
                ],
            }
            for section in paper.sections
        ],
    }


def _size(paper: HotCostPaper, sheet: PaperSize) -> float:
    """The type with which it fits on one page, as far as that can still be read."""
    least, most = _SIZES[sheet]
    notes = sum(len(section.notes) + 2 for section in paper.sections)
    causes, departments = len(paper.causes) + 3, len(paper.view.departments) + 3
    beside = max(departments, causes + notes + len(paper.units) + 2)
    below = departments + max(causes, notes) + len(paper.units) + 2
    body = beside if _beside(paper) else below
    rows = _HEAD_ROWS + body + -(-len(paper.over) // 2) + 3
    room = (SHEETS[sheet][1] - MARGIN - 15) * _POINTS
    return round(min(max(room / (rows * _ROW), least), most), 2)


def _beside(paper: HotCostPaper) -> bool:
    """Whether the table of departments leaves room for the causes and lists at its side."""
    return len(_differing(paper)) <= _FEW_CAUSES


def _labels() -> Data:
    return {
        "department": _("Department"),
        "people": _("People"),
        "open": _("Open"),
        "hours-planned": _("Hours planned"),
        "hours-worked": _("Hours"),
        "hours": _("Hours actual"),
        "planned": _("Planned"),
        "actual": _("Actual"),
        "difference": _("Difference"),
        "of-which": _("Difference by cause"),
        "total": _("Total"),
        "cause": _("Cause"),
        "causes": _("By cause"),
        "unit": _("Unit"),
        "worked": _("Worked"),
        "over": _("Above plan, person by person"),
        "name": _("Name, role"),
        "because": _("Because"),
        "nobody-over": _("Nobody costs more than planned."),
        "nobody": _("Nobody is planned on this day."),
        "no-times": _("no times yet"),
        "page": _("Page {page} of {pages}"),
    }


def _unit(unit: UnitTimes) -> Data:
    return {
        "name": one_line(unit.name),
        "number": unit.number,
        "planned": unit.planned,
        "worked": unit.worked,
        "difference": unit.difference,
    }


def _sums(sums: HotCostSums, paper: HotCostPaper) -> Data:
    currency = paper.view.currency
    difference = sums.difference
    return {
        "people": str(sums.people),
        "open": str(sums.open or ""),
        "hours-planned": format_duration(sums.planned_minutes),
        "hours": format_duration(sums.minutes),
        "planned": figure(sums.planned.total, currency),
        "actual": figure(sums.actual.total, currency),
        "difference": figure(difference.total, currency, sign=True),
        "over": difference.total > 0,
        "causes": [_signed(difference, cause, currency) for cause in _differing(paper)],
    }


def _differing(paper: HotCostPaper) -> list[Cause]:
    """The causes in which some department is not as planned."""
    departments = paper.view.departments
    return [
        cause for cause in paper.causes if any(one.sums.difference.of(cause) for one in departments)
    ]


def _signed(split: Split, cause: Cause, currency: str) -> str:
    amount = split.of(cause)
    return figure(amount, currency, sign=True) if amount else ""


def _cause(cause: Cause, sums: HotCostSums, currency: str) -> Data:
    difference = sums.difference.of(cause)
    return {
        "name": word(cause),
        "planned": figure(sums.planned.of(cause), currency),
        "actual": figure(sums.actual.of(cause), currency),
        "difference": figure(difference, currency, sign=True),
        "over": difference > 0,
    }


def _person(person: HotCostPerson, currency: str) -> Data:
    return {
        "name": breakable(one_line(person.name)),
        "role": breakable(one_line(person.role)),
        "standing": standing_text(person),
        "planned": figure(person.planned.total, currency),
        "actual": figure(person.actual.total, currency),
        "difference": figure(person.difference.total, currency, sign=True),
        "hours": format_duration(person.minutes),
        "because": because(person.difference, currency),
    }


def _rest(people: Sequence[HotCostPerson], currency: str) -> str:
    """How many more there are, and what they cost together; empty where everybody is named."""
    if not people:
        return ""
    text = ngettext(
        "and {count} other person, {amount}",
        "and {count} other people, {amount} together",
        len(people),
    )
    more = sum((person.difference.total for person in people), Decimal(0))
    return text.format(count=len(people), amount=figure(more, currency, sign=True))


def _over_total(paper: HotCostPaper) -> Decimal:
    return sum((person.difference.total for person in paper.over), Decimal(0))
