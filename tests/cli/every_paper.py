"""Each paper in each of its formats, of a project of any kind, and what must hold of each file."""

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass

from crewplanner.app.paper_views import PaperQuestion, ask
from crewplanner.domain.values import DateSpan
from crewplanner.exports import FORMATS, KINDS, Audience, Dated, Options, render
from tests.exports.reading import events, pdf, workbook
from tests.exports.second_reader import Store
from tests.exports.tagged import faults
from tests.exports.test_paper import read_page

TABLE = {(one.paper, one.id) for one in FORMATS}
NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
_AMOUNT = re.compile(r"[\d,]+\.\d\d")
_TYPED = (int, float, dt.datetime, dt.time, dt.timedelta)


@dataclass(frozen=True)
class File:
    paper: str
    format_id: str
    data: bytes


def every_paper(workspace, production, monday):
    """The files, for the producer, of the week of that Monday."""
    options = Options(audience=Audience.PRODUCER, issued_at=NOON, version="v2")
    for kind in KINDS:
        first, last = monday, monday + dt.timedelta(days=6)
        if kind.dated in {Dated.DAY, Dated.WEEKS}:
            last = first
        span = None if kind.dated is Dated.WHOLE else DateSpan(first=first, last=last)
        asked = PaperQuestion(paper=kind.id, production=production, span=span, holds=True)
        view = ask(workspace, asked).view(workspace.pricing)
        for one in FORMATS:
            if one.paper == kind.id:
                yield File(kind.id, one.id, render(view, options, one.id, paper=kind.id))


def check(file, names):
    """It is what its format promises, and names these people if it names everybody."""
    said = _READERS[file.format_id](file.data)
    text = next(said)
    if (file.paper, file.format_id) == ("budget", "csv") or file.paper == "hot-cost":
        return
    missing = {name for name in names if name not in text}
    while missing and (text := next(said, "")):
        missing -= {name for name in missing if name in text}
    assert missing == set(), (file.paper, file.format_id)


def _pdf(data):
    """Its pages one by one: text takes long to find in them."""
    reader = pdf(data)
    assert faults(reader) == []
    for page in reader.pages:
        yield " ".join(page.extract_text().split())


def _xlsx(data):
    sheets = [(one.title, [cell for row in one.values for cell in row]) for one in workbook(data)]
    assert any(isinstance(cell, _TYPED) for _title, cells in sheets for cell in cells)
    for title, cells in sheets:
        amounts = [cell for cell in cells if isinstance(cell, str) and _AMOUNT.fullmatch(cell)]
        assert title == "Notes" or amounts == []
    yield " ".join(str(cell) for _title, cells in sheets for cell in cells if cell is not None)


def _csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    yield " ".join(cell for row in rows for cell in row)


def _html(data):
    assert not re.search(rb"https?://", data)
    page = read_page(data)
    assert not {"script", "link", "iframe"} & {tag for tag, _ in page.tags}
    yield " ".join(" ".join(page.said).split())


def _ics(data):
    store = Store().take(data)
    once = dict(store.kept)
    assert len(once) == len(events(data))
    assert store.take(data).kept == once
    yield " ".join(one.summary for one in once.values())


_READERS = {"pdf": _pdf, "xlsx": _xlsx, "csv": _csv, "html": _html, "ics": _ics}
