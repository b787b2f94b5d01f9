"""The hot cost as a workbook: departments with formulas over the people, people, notes."""

from decimal import Decimal

from crewplanner.app.hot_cost_words import because, standing_text
from crewplanner.app.queries.hot_cost import HotCostDepartment, HotCostPerson
from crewplanner.app.words import word
from crewplanner.domain.values import DAY
from crewplanner.exports.hot_cost import HotCostPaper
from crewplanner.exports.xlsx_cells import (
    BOLD,
    DEPARTMENT,
    HEAD,
    LEFT,
    LENGTH,
    MUTED,
    PLAIN,
    RIGHT,
    RULED,
    TITLE,
    TOTAL,
    WRAPPED,
    Dress,
    Formula,
    Length,
    Pen,
    letters,
)
from crewplanner.i18n import _

SIGNED = '+#,##0.00;-#,##0.00;"–"'
"""A difference by its sign, nothing as a dash."""
AMOUNT = "#,##0.00"

_PEOPLE = "People"
"""The sheet that the formulas of the first one read; its name is the same in every language."""
_NAMES = 4
"""Columns before the figures of the people's sheet."""


class PeopleSheet:
    """One row for each person: planned and actual cause by cause, their sums and the difference."""

    def __init__(self, pen: Pen, paper: HotCostPaper) -> None:
        self._pen = pen
        self._paper = paper
        causes = len(paper.causes)
        self.hours = _NAMES
        self.planned = _NAMES + 2
        self.planned_sum = self.planned + causes
        self.actual = self.planned_sum + 1
        self.actual_sum = self.actual + causes
        self.difference = self.actual_sum + 1

    def write(self) -> None:
        """Head, people, totals; panes, print titles, filter and widths."""
        self._write_head()
        row = 1
        for department in self._paper.view.departments:
            for person in department.people:
                self._write_person(row, department.name, person)
                row += 1
        if row > 1:
            self._write_totals(row)
        sheet = self._pen.sheet
        for column, width in enumerate((20, 26, 24, 13)):
            sheet.set_column(column, column, width)
        sheet.set_column(self.hours, self.hours + 1, 8)
        sheet.set_column(self.planned, self.difference, 11)
        sheet.set_column(self.difference + 1, self.difference + 1, 46)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)
        sheet.autofilter(0, 0, max(1, row - 1), self.difference + 1)

    def column_sum(self, column: int, rows: tuple[int, int]) -> str:
        """A formula over those rows of a column, from another sheet."""
        name = letters(column)
        return f"SUM({_PEOPLE}!{name}{rows[0] + 1}:{name}{rows[1] + 1})"

    def _write_head(self) -> None:
        put = self._pen.put
        for column, text in enumerate((_("Department"), _("Name"), _("Role"), _("Times"))):
            put(0, column, text, HEAD, LEFT)
        put(0, self.hours, _("Hours planned"), HEAD, RIGHT)
        put(0, self.hours + 1, _("Hours actual"), HEAD, RIGHT)
        for place, cause in enumerate(self._paper.causes):
            name = word(cause)
            put(0, self.planned + place, _("{cause} planned").format(cause=name), HEAD, RIGHT)
            put(0, self.actual + place, _("{cause} actual").format(cause=name), HEAD, RIGHT)
        put(0, self.planned_sum, _("Planned"), HEAD, RIGHT)
        put(0, self.actual_sum, _("Actual"), HEAD, RIGHT)
        put(0, self.difference, _("Difference"), HEAD, RIGHT)
        put(0, self.difference + 1, _("Because"), HEAD, LEFT)

    def _write_person(self, row: int, department: str, person: HotCostPerson) -> None:
        put, causes = self._pen.put, self._paper.causes
        for column, text in enumerate((department, person.name, person.role)):
            put(row, column, text, RULED)
        put(row, 3, standing_text(person), RULED, MUTED)
        put(row, self.hours, Length(person.planned_minutes), RULED)
        put(row, self.hours + 1, Length(person.minutes), RULED)
        for place, cause in enumerate(causes):
            put(row, self.planned + place, person.planned.of(cause), RULED)
            put(row, self.actual + place, person.actual.of(cause), RULED)
        sums = (
            (self.planned_sum, self.planned, person.planned.total),
            (self.actual_sum, self.actual, person.actual.total),
        )
        for column, first, total in sums:
            span = f"{letters(first)}{row + 1}:{letters(column - 1)}{row + 1}"
            put(row, column, _reckoned(f"=SUM({span})", total), RULED, BOLD)
        self._write_difference(row, person.difference.total, RULED)
        put(row, self.difference + 1, because(person.difference, self._paper.view.currency), RULED)

    def _write_difference(self, row: int, amount: Decimal, look: Dress) -> None:
        left, right = letters(self.actual_sum), letters(self.planned_sum)
        text = f"={left}{row + 1}-{right}{row + 1}"
        self._pen.put(row, self.difference, _reckoned(text, amount, SIGNED), look, BOLD)

    def _write_totals(self, row: int) -> None:
        """Of the rows that the filter shows."""
        put, sums = self._pen.put, self._paper.view.sums
        for column in range(self.difference + 2):
            put(row, column, _("Total") if column == 0 else None, TOTAL)
        minutes = ((self.hours, sums.planned_minutes), (self.hours + 1, sums.minutes))
        for column, length in minutes:
            put(row, column, Formula(self._visible(column, row), length / DAY, LENGTH), TOTAL)
        for place, cause in enumerate(self._paper.causes):
            for first, split in ((self.planned, sums.planned), (self.actual, sums.actual)):
                total = _reckoned(self._visible(first + place, row), split.of(cause))
                put(row, first + place, total, TOTAL)
        for column, split in ((self.planned_sum, sums.planned), (self.actual_sum, sums.actual)):
            put(row, column, _reckoned(self._visible(column, row), split.total), TOTAL)
        self._write_difference(row, sums.difference.total, TOTAL)

    def _visible(self, column: int, last: int) -> str:
        name = letters(column)
        return f"=SUBTOTAL(109,{name}2:{name}{last})"


class SummarySheet:
    """The page: head, units, departments, causes; its figures are formulas over the people."""

    def __init__(self, pen: Pen, paper: HotCostPaper, people: PeopleSheet) -> None:
        self._pen = pen
        self._paper = paper
        self._people = people
        self._row = 0

    def write(self) -> None:
        """Everything, with panes, print titles and widths."""
        self._write_head()
        head = self._row
        self._write_departments()
        self._row += 1
        self._write_causes()
        sheet = self._pen.sheet
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 4, 9)
        sheet.set_column(5, 7 + len(self._paper.causes), 12)
        sheet.freeze_panes(head + 1, 1)
        sheet.repeat_rows(head)

    def _write_head(self) -> None:
        paper, put = self._paper, self._pen.put
        put(0, 0, paper.view.title, TITLE)
        put(1, 0, f"{paper.heading}  {paper.date}", BOLD)
        put(2, 0, "   ".join(f"{label}: {value}" for label, value in paper.facts))
        put(3, 0, paper.complete)
        put(4, 0, paper.notice, MUTED)
        self._row = 5
        for unit in paper.units:
            worked = unit.worked or _("no times yet")
            told = (
                unit.name,
                unit.number,
                _("planned {times}").format(times=unit.planned) if unit.planned else "",
                _("worked {times}").format(times=worked),
                unit.difference,
            )
            put(self._row, 0, "  ".join(filter(None, told)))
            self._row += 1
        self._row += 1

    def _write_departments(self) -> None:
        heads = (
            _("People"),
            _("Still open"),
            _("Hours planned"),
            _("Hours actual"),
            _("Planned"),
            _("Actual"),
            _("Difference"),
        )
        put, causes = self._pen.put, self._paper.causes
        put(self._row, 0, _("Department"), HEAD)
        for place, text in enumerate((*heads, *map(word, causes)), start=1):
            put(self._row, place, text, HEAD, RIGHT)
        first = self._row + 1
        person = 1
        for department in self._paper.view.departments:
            self._row += 1
            rows = (person, person + len(department.people) - 1)
            self._write_department(department, rows)
            person = rows[1] + 1
        self._row += 1
        if self._paper.view.departments:
            self._write_totals(first)
        else:
            put(self._row, 0, self._paper.complete, MUTED)
        self._row += 1

    def _write_department(self, department: HotCostDepartment, rows: tuple[int, int]) -> None:
        put, people, sums = self._pen.put, self._people, department.sums
        row = self._row
        put(row, 0, department.name, RULED)
        put(row, 1, sums.people, RULED)
        put(row, 2, sums.open, RULED)
        lengths = ((3, people.hours, sums.planned_minutes), (4, people.hours + 1, sums.minutes))
        for column, source, minutes in lengths:
            formula = f"={people.column_sum(source, rows)}"
            put(row, column, Formula(formula, minutes / DAY, LENGTH), RULED)
        totals = (
            (5, people.planned_sum, sums.planned.total),
            (6, people.actual_sum, sums.actual.total),
        )
        for column, source, total in totals:
            put(row, column, _reckoned(f"={people.column_sum(source, rows)}", total), RULED)
        difference = _reckoned(f"=G{row + 1}-F{row + 1}", sums.difference.total, SIGNED)
        put(row, 7, difference, RULED, BOLD)
        for place, cause in enumerate(self._paper.causes):
            actual = people.column_sum(people.actual + place, rows)
            planned = people.column_sum(people.planned + place, rows)
            amount = sums.difference.of(cause)
            put(row, 8 + place, _reckoned(f"={actual}-{planned}", amount, SIGNED), RULED)

    def _write_totals(self, first: int) -> None:
        sums, put, row = self._paper.view.sums, self._pen.put, self._row
        put(row, 0, _("Total"), TOTAL)
        for column, count in ((1, sums.people), (2, sums.open)):
            put(row, column, Formula(self._sum(column, first), count, "0"), TOTAL)
        for column, minutes in ((3, sums.planned_minutes), (4, sums.minutes)):
            put(row, column, Formula(self._sum(column, first), minutes / DAY, LENGTH), TOTAL)
        for column, total in ((5, sums.planned.total), (6, sums.actual.total)):
            put(row, column, _reckoned(self._sum(column, first), total), TOTAL)
        put(
            row,
            7,
            _reckoned(f"=G{row + 1}-F{row + 1}", sums.difference.total, SIGNED),
            TOTAL,
        )
        for place, cause in enumerate(self._paper.causes):
            column, amount = 8 + place, sums.difference.of(cause)
            put(row, column, _reckoned(self._sum(column, first), amount, SIGNED), TOTAL)

    def _sum(self, column: int, first: int) -> str:
        name = letters(column)
        return f"=SUM({name}{first + 1}:{name}{self._row})"

    def _write_causes(self) -> None:
        """Cause by cause: planned, actual, difference."""
        put, people, sums = self._pen.put, self._people, self._paper.view.sums
        put(self._row, 0, _("Cause"), DEPARTMENT)
        for column in range(1, 5):
            put(self._row, column, None, DEPARTMENT)
        for column, text in ((5, _("Planned")), (6, _("Actual")), (7, _("Difference"))):
            put(self._row, column, text, DEPARTMENT, RIGHT)
        rows = (1, max(1, sums.people))
        for place, cause in enumerate(self._paper.causes):
            row = self._row = self._row + 1
            put(row, 0, word(cause), RULED)
            for column in range(1, 5):
                put(row, column, None, RULED)
            for column, source, split in (
                (5, people.planned, sums.planned),
                (6, people.actual, sums.actual),
            ):
                formula = f"={people.column_sum(source + place, rows)}"
                put(row, column, _reckoned(formula, split.of(cause)), RULED)
            amount = sums.difference.of(cause)
            put(row, 7, _reckoned(f"=G{row + 1}-F{row + 1}", amount, SIGNED), RULED, BOLD)


def write_notes(pen: Pen, paper: HotCostPaper) -> None:
    """Who is still open, who is not priced, who did not work."""
    for column, width in enumerate((30, 90)):
        pen.sheet.set_column(column, column, width)
    row = 0
    for section in paper.sections:
        pen.put(row, 0, section.title, BOLD)
        for line, note in enumerate(section.notes, start=row + 1):
            pen.put(line, 0, note.when, PLAIN)
            pen.put(line, 1, note.text, WRAPPED)
        row += len(section.notes) + 2


def _reckoned(text: str, value: Decimal, pattern: str = AMOUNT) -> Formula:
    # The file's numbers are doubles; the exact amount stays in the project.
    return Formula(text, float(value), pattern)
