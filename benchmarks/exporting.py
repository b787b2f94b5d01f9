"""A week of a large crew as PDF, workbook, CSV and calendar, against the least that makes such.

The limits hold as many rows and cells as the week, plain: a table and nothing else; the workbook's
limit holds every cell of ours, all in one format. LibreOffice,
where it is there, is given the finished workbook, as somebody who plans in one would.
"""

import csv
import datetime as dt
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import typst
import xlsxwriter

from benchmarks.invented import MONDAY, Size, made, opened
from benchmarks.measuring import Effort, Report, Row, Run, in_milliseconds, middle, taking_turns
from crewplanner.app.queries.make_week import WeekQuestion, week_view
from crewplanner.app.queries.week import WeekDepartment, WeekView
from crewplanner.domain.values import DateSpan
from crewplanner.exports import Audience, Options, render
from crewplanner.paths import resource

_WEEK = DateSpan(first=MONDAY + dt.timedelta(days=7), last=MONDAY + dt.timedelta(days=13))
_ISSUED = dt.datetime(2026, 3, 6, 12, 0, tzinfo=dt.UTC)
_OPTIONS = Options(audience=Audience.PRODUCER, issued_at=_ISSUED)
_PAGE = """#set page("a4", flipped: true, margin: 12mm)
#set text(size: 7pt)
#table(columns: {columns}, {cells})
"""


def run(effort: Effort) -> Report:
    """Measure."""
    size = Size(people=20, days=21) if effort.small else Size(people=300, days=28, longest=3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        view = _view(folder, size)
        cells = _cells(view)
        office = None if effort.small else shutil.which("soffice")
        runs: dict[str, Run] = {
            "pdf": partial(_ours, view, "pdf"),
            "bare pdf": partial(_bare_pdf, cells, _fonts()),
            "xlsx": partial(_ours, view, "xlsx"),
            "bare xlsx": partial(_bare_xlsx, _sheets(render(view, _OPTIONS, "xlsx"))),
            "csv": partial(_ours, view, "csv"),
            "bare csv": partial(_bare_csv, cells),
            "ics": partial(_ours, view, "ics"),
            "bare ics": partial(_bare_ics, view),
        }
        for options in _readers(view):
            name_of = f"pdf {options.audience.value}"
            runs[name_of] = partial(_ours, view, "pdf", options)
            if office is not None:
                workbook = folder / f"week {options.audience.value}.xlsx"
                workbook.write_bytes(render(view, options, "xlsx"))
                office_run = partial(_office, office, workbook, folder)
                runs[f"office {options.audience.value}"] = office_run
        taking_turns(runs, 1)
        seconds = {key: middle(taken) for key, taken in taking_turns(runs, effort.rounds).items()}
    people = sum(len(one.people) for one in view.departments)
    pairs = [
        ("pdf", "bare pdf", "typst, a plain table of the same cells", None),
        ("xlsx", "bare xlsx", "XlsxWriter, the same cells", 1.5),
        ("csv", "bare csv", "csv.writer, the same cells", None),
        ("ics", "bare ics", "icalendar, as many bare events", None),
    ]
    if office is not None:
        beside = "LibreOffice, printing that workbook"
        for options in _readers(view):
            reader = options.audience.value
            pairs.append((f"pdf {reader}", f"office {reader}", beside, 1.0))
    rows = [
        in_milliseconds(
            Row(
                what=f"week of {people} people as {_named(ours)}",
                value=seconds[ours],
                unit="s",
                against=against,
                against_value=seconds[theirs],
                must=must,
            )
        )
        for ours, theirs, against, must in pairs
    ]
    return Report(name="exporting", rows=tuple(rows))


def _view(folder: Path, size: Size) -> WeekView:
    project = made(folder, size)
    workspace = opened(project)
    question = WeekQuestion(production=project.production, span=_WEEK, project=workspace.uuid)
    findings = workspace.findings(project.production, _WEEK)
    view = week_view(workspace.plan, question, findings)
    workspace.close()
    return view


def _cells(view: WeekView) -> list[list[str]]:
    """What the week says, as a plain table: name, role, phone, seven dates, four sums."""
    rows: list[list[str]] = []
    for department in view.departments:
        for person in department.people:
            dates = [
                " ".join(f"{cell.call}-{cell.wrap} {cell.unit}" for cell in cells)
                for cells in person.cells
            ]
            sums = [str(person.days), str(person.planned), str(person.overtime), person.cost]
            rows.append([person.name, person.role, person.phone, *dates, *sums])
    return rows


def _readers(view: WeekView) -> tuple[Options, ...]:
    """Everybody for whom the week is made; the department is the largest."""
    largest = max(view.departments, key=_people)
    return (
        replace(_OPTIONS, audience=Audience.CREW),
        _OPTIONS,
        replace(_OPTIONS, audience=Audience.DEPARTMENT, department=largest.name),
        replace(_OPTIONS, audience=Audience.PAYROLL),
        replace(_OPTIONS, audience=Audience.PUBLIC),
    )


def _people(department: WeekDepartment) -> int:
    return len(department.people)


def _named(run: str) -> str:
    """`PDF for crew`: the format and, where it is of one reader, for whom."""
    format_id, _space, reader = run.partition(" ")
    return f"{format_id.upper()} for {reader}" if reader else format_id.upper()


def _ours(view: WeekView, format_id: str, options: Options = _OPTIONS) -> None:
    render(view, options, format_id)


def _bare_pdf(cells: list[list[str]], fonts: typst.Fonts) -> None:
    text = ", ".join(f"[{cell}]" for row in cells for cell in row)
    page = _PAGE.format(columns=len(cells[0]), cells=text)
    typst.compile(page.encode(), font_paths=fonts, ignore_system_fonts=True)


def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[resource("fonts")])


def _bare_xlsx(sheets: list[list[tuple[int, int, Any]]]) -> None:
    book: Any = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    plain = book.add_format({"border": 1})
    for cells in sheets:
        sheet = book.add_worksheet()
        for row, column, value in cells:
            sheet.write(row, column, value, plain)
    book.close()


def _sheets(workbook: bytes) -> list[list[tuple[int, int, Any]]]:
    """Every cell of a workbook with something in it, sheet by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [
        [
            (cell.row - 1, cell.column - 1, _plain(cell.value))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    ]


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | str) else str(value)


def _bare_csv(cells: list[list[str]]) -> None:
    csv.writer(io.StringIO()).writerows(cells)


def _bare_ics(view: WeekView) -> None:
    calendar = icalendar.Calendar()
    for department in view.departments:
        for person in department.people:
            for cell in (cell for cells in person.cells for cell in cells):
                event: Any = icalendar.Event()
                event.add("uid", cell.uid)
                event.add("summary", person.name)
                event.add("dtstart", cell.date)
                calendar.add_component(event)
    calendar.to_ical()


def _office(office: str, workbook: Path, folder: Path) -> Callable[[], object]:
    profile = (folder / "office").as_uri()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(workbook),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return (folder / f"{workbook.stem}.pdf").unlink
