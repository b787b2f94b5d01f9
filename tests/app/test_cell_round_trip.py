"""A week of the board to a spreadsheet and back again: nothing is lost on the way."""

import csv
import itertools
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from crewplanner.app.cell_clipboard import copied_cells, html_of, tsv_of
from crewplanner.app.cell_paste import PasteTarget, read_paste
from crewplanner.app.cell_table import read_payload, read_table
from crewplanner.app.cell_text import parse_cell
from crewplanner.app.commands.cells import CellWrite, WriteCells
from crewplanner.app.tab_text import from_tsv
from crewplanner.domain.cells import Entry, Written
from tests.app.cell_weeks import around, fill_week, furnish, said_by, week_of
from tests.effort import tries

WEEKS = tries(5)
"""With `CREWPLANNER_SEARCH=40` these are 200."""
SOFFICE = shutil.which("soffice") or ""
NEEDS_CALC = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed: soffice")


@pytest.fixture(scope="module")
def filled(prepared):
    """A project with many weeks of bookings."""
    with prepared() as workspace:
        furnish(workspace)
        for number in range(WEEKS):
            fill_week(workspace, number)
        yield workspace


def production_of(workspace):
    return next(iter(workspace.plan.productions.values()))


def copied(workspace, number):
    plan = workspace.plan
    return copied_cells(
        plan,
        production_of(workspace),
        tuple(plan.people),
        week_of(number),
        project=workspace.uuid,
    )


class Mixed(WriteCells):
    """Writes cells, and nobody moves up for it: what the test wants back lies elsewhere too."""

    __slots__ = ()

    def run(self, tx):
        by_person = {}
        for cell in self.cells:
            by_person.setdefault(cell.person, {})[cell.date] = cell.entries
        for person, cells in by_person.items():
            self._write(tx, person, cells, set())


def scramble(workspace, number):
    """Let every cell of the week say something else, or nothing."""
    draw = random.Random(number)  # noqa: S311 - for examples
    cells = tuple(
        CellWrite(
            person=person,
            date=date,
            entries=tuple(
                Written(entry=Entry(note=f"{draw.random()}")) for _each in range(draw.randrange(3))
            ),
        )
        for person, date in itertools.product(workspace.plan.people, week_of(number))
    )
    workspace.do(Mixed(production=production_of(workspace).id, words="Mix", cells=cells))


def pasted(workspace, table, number):
    """Paste a table with headings: where the cursor is does not matter."""
    production = production_of(workspace)
    people = tuple(workspace.plan.people)
    where = PasteTarget(people=people, rows=1, span=week_of(number + 3))
    return read_paste(workspace.plan, production, table, where)


def came_back(workspace, rows, number):
    """Paste a table over its own week as it is, and once everything there says something else."""

    def reads(text):
        return bool(parse_cell(text, workspace.plan, production_of(workspace)).changes)

    here = around(number)
    said = said_by(workspace.plan, here)
    table = read_table(rows, workspace.plan, reads)
    same = pasted(workspace, table, number)
    assert (same.command, same.unread, same.left, same.people) == (None, (), (), 0)
    scramble(workspace, number)
    assert said_by(workspace.plan, here) != said
    back = pasted(workspace, table, number)
    assert (back.unread, back.left, back.people) == ((), (), 0)
    workspace.do(back.command)
    assert said_by(workspace.plan, here) == said
    workspace.undo()
    workspace.undo()


def test_the_text_of_a_week_says_all_that_is_in_it(filled):
    digest = filled.digest()
    for number in range(WEEKS):
        came_back(filled, from_tsv(tsv_of(copied(filled, number))), number)
    assert filled.digest() == digest


def test_cells_with_their_ids_are_pasted_at_the_cursor(filled):
    for number in range(WEEKS):
        plan, production = filled.plan, production_of(filled)
        table = read_payload(copied(filled, number).payload, filled.uuid)
        here = PasteTarget(people=tuple(plan.people), rows=1, span=week_of(number))
        assert read_paste(plan, production, table, here).command is None
    assert read_payload(copied(filled, 0).payload, "another project") is None


def converted(folder, sources, kind, *options):
    """The files of another kind that LibreOffice makes of files, in the same order."""
    out = folder / kind.partition(":")[0]
    done = subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *options,
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            *map(str, sources),
        ],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [out / f"{source.stem}.{kind.partition(':')[0]}" for source in sources]


def weeks_in(path: Path):
    """The tables of a text that LibreOffice wrote, by the number in the line before each."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))
    found = {}
    table = []
    for row in rows:
        if row and row[0].startswith("WEEK "):
            found[int(row[0].removeprefix("WEEK "))] = table = []
        elif any(row):
            table.append(row)
    return found


TEXT = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false"


@NEEDS_CALC
@pytest.mark.parametrize("through", ["ods", "xlsx"])
def test_a_week_comes_back_from_calc_as_it_went(filled, tmp_path, through):
    """As a table of a page and as text with tabs, into a file and out again."""
    digest = filled.digest()
    pages, texts = tmp_path / "pages.html", tmp_path / "texts.csv"
    weeks = [copied(filled, number) for number in range(WEEKS)]
    head = "<table><tr><td>WEEK {}</td></tr></table>"
    pages.write_text(
        "".join(head.format(n) + html_of(week) for n, week in enumerate(weeks)), encoding="utf-8"
    )
    texts.write_bytes(
        "".join(f"WEEK {n}\r\n{tsv_of(week)}" for n, week in enumerate(weeks)).encode()
    )
    by_page = converted(tmp_path, [pages], through, "--infilter=HTML (StarCalc)")
    filter_of_text = "--infilter=Text - txt - csv (StarCalc):9,34,76,1"
    by_text = converted(tmp_path, [texts], through, filter_of_text)
    for path in converted(tmp_path, [*by_page, *by_text], TEXT):
        found = weeks_in(path)
        assert sorted(found) == list(range(WEEKS))
        for number, rows in found.items():
            came_back(filled, rows, number)
    assert filled.digest() == digest
