"""Filling cells from others: a pattern repeated down the people, along the dates, or both.

Cells that are empty in the pattern leave what lies there: only what is booked is repeated.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from crewplanner.app.cell_entries import CellPlace
from crewplanner.app.cell_paste import Pasted, write_texts
from crewplanner.app.cell_writing import CellWriter
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import PersonId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import Production
from crewplanner.domain.values import DateSpan
from crewplanner.i18n import N_, _

WEEK = 7
_WORKING_DAYS = 5
FILL = N_("Fill {count} cells")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A block: people from top to bottom, and dates."""

    people: tuple[PersonId, ...]
    span: DateSpan


def filled(plan: Plan, production: Production, source: Cells, target: Cells) -> Pasted:
    """What repeating the source over the target does; cells of the source itself stay."""
    texts = _pattern(plan, production, source)
    return write_texts(plan, production, _repeated(source, target, texts), _(FILL))


def copied_to(
    plan: Plan, production: Production, source: Cells, firsts: Sequence[dt.date]
) -> Pasted:
    """What copying a block to other dates does: the same people, each block from a first date."""
    texts = _pattern(plan, production, source)
    days = [(date, (date - source.span.first).days) for date in source.span]
    cells = (
        (person, first + dt.timedelta(days=number), texts[person, date])
        for first in firsts
        for date, number in days
        for person in source.people
        if texts[person, date]
    )
    return write_texts(plan, production, cells, _("Copy to {count} cells"))


def source_date(date: dt.date, pattern: DateSpan) -> dt.date | None:
    """The date of a pattern that a date repeats; None where the pattern has none for it.

    Monday to Friday are repeated by weekday, whole weeks too; any other number of days by turns.
    """
    size = len(pattern)
    if size == _WORKING_DAYS and pattern.first.weekday() == 0:
        weekday = date.weekday()
        return pattern.first + dt.timedelta(days=weekday) if weekday < size else None
    return pattern.first + dt.timedelta(days=(date - pattern.first).days % size)


def _pattern(
    plan: Plan, production: Production, source: Cells
) -> dict[tuple[PersonId, dt.date], str]:
    writer = CellWriter(plan, production)
    return {
        (person, date): writer.text(CellPlace(person=person, date=date))
        for person in source.people
        for date in source.span
    }


def _repeated(
    source: Cells, target: Cells, texts: dict[tuple[PersonId, dt.date], str]
) -> Iterator[tuple[PersonId, dt.date, str]]:
    own = set(source.people)
    for number, person in enumerate(target.people):
        like = person if person in own else source.people[_turn(source, target, number)]
        for date in target.span:
            from_date = source_date(date, source.span)
            if (person in own and date in source.span) or from_date is None:
                continue
            text = texts[like, from_date]
            if text:
                yield person, date, text


def _turn(source: Cells, target: Cells, number: int) -> int:
    """Which person of the source a person of the target is like, counted from the source's."""
    start = target.people.index(source.people[0]) if source.people[0] in target.people else 0
    return (number - start) % len(source.people)
