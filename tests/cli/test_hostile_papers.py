"""Rows 42 to 45 for every paper in every format: formulas, markup, paths and worse stay text."""

import csv
import html.parser
import io
import re
import zipfile

import openpyxl
import pypdf
import pytest
from icalendar import Calendar

from crewplanner.exports import KINDS, Audience
from crewplanner.exports.texts import one_line
from tests.cli.canary import HOSTILE, make, write_all

PAPERS = tuple(kind.id for kind in KINDS)
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00")
_NUMBER = re.compile(r"[+-]?[\d.,:]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
# fmt: off
_OURS = frozenset((
    "html", "head", "meta", "title", "style", "body", "header", "div", "h1", "h2", "b", "span",
    "ul", "li", "main", "section", "dl", "dt", "dd", "table", "caption", "thead", "tr", "th",
    "tbody", "tfoot", "td", "small", "footer", "br", "p", "i", "img", "svg",
))
# fmt: on


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every paper in every format, of a project whose every name is an attack."""
    workspace = make(tmp_path_factory.mktemp("hostile"), hostile=HOSTILE)
    written = [*write_all(workspace, Audience.PRODUCER, PAPERS)]
    workspace.close()
    assert {one.paper for one in written} == set(PAPERS)
    return written


def of(files, format_id):
    found = [one for one in files if one.format_id == format_id]
    assert found
    return found


def test_csv_has_no_formula_and_phones_stay_readable(files):
    for one in of(files, "csv"):
        rows = list(csv.reader(io.StringIO(one.data.decode("utf-8-sig"), newline="")))
        cells = [cell for row in rows for cell in row]
        assert len({len(row) for row in rows}) == 1, one.paper
        risky = [c for c in cells if c.startswith(_STARTS) and not _NUMBER.fullmatch(c)]
        assert risky == [], one.paper
        assert "\x00" not in one.data.decode("utf-8-sig")
        if one.paper == "crew-list":
            assert "'+44 7700 900001" in cells
            assert "'=1+1" in cells


def test_workbooks_have_only_our_formulas_and_no_links(files):
    for one in of(files, "xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(one.data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        texts = {str(cell.value) for cell in cells if cell.data_type == "s"}
        formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
        assert not [text for text in formulas if "HYPERLINK" in text or text == "=1+1"], one.paper
        assert not [cell.coordinate for cell in cells if cell.hyperlink], one.paper
        assert any("=1+1" in text for text in texts), one.paper
        with zipfile.ZipFile(io.BytesIO(one.data)) as package:
            assert not [n for n in package.namelist() if "macro" in n.lower() or ".." in n]


class Tags(html.parser.HTMLParser):
    """What a browser would take for markup, and what for text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(name, value) for name, value in attrs}

    def handle_data(self, data):
        self.words.append(data)


def test_web_pages_take_nothing_for_markup(files):
    for one in of(files, "html"):
        page = Tags(one.data.decode())
        assert page.tags <= _OURS, one.paper
        assert not [name for name, _value in page.attributes if name.startswith("on")]
        sources = [value for name, value in page.attributes if name in {"src", "href"}]
        assert all(value.startswith("data:") for value in sources)
        assert "<script>alert(1)</script>" in "".join(page.words), one.paper


def test_calendars_have_one_event_for_each_that_we_wrote(files):
    for one in of(files, "ics"):
        calendar = Calendar.from_ical(one.data)
        events = calendar.walk("VEVENT")
        uids = [str(event["UID"]) for event in events]
        assert len(uids) == len(set(uids)) > 0
        assert "evil" not in uids
        lines = one.data.decode().replace("\r\n ", "").split("\r\n")
        assert lines.count("BEGIN:VEVENT") == len(events)
        assert not [line for line in lines if re.search(r"[\x00-\x08\x0a-\x1f\u2028\u202e]", line)]


def test_pdf_prints_what_was_typed_and_runs_nothing(files):
    for one in of(files, "pdf"):
        reader = pypdf.PdfReader(io.BytesIO(one.data))
        text = "".join(page.extract_text() for page in reader.pages)
        said = "".join(text.split())
        assert '#panic("x")' in said, one.paper
        objects = [str(reader.get_object(n)) for n in range(1, len(reader.xref[0]) + 1)]
        for risky in ("/JavaScript", "/Launch", "/OpenAction", "/EmbeddedFile", "/URI"):
            assert not [found for found in objects if f"{risky}'" in found], (one.paper, risky)


def test_every_file_has_a_name_that_every_system_takes_in_one_folder(files, tmp_path):
    for one in files:
        assert len(one.name.encode()) <= 255
        assert not set('/\\:*?"<>|\x00\n') & set(one.name)
        assert not _RESERVED.fullmatch(one.name)
        assert not one.name.endswith((".", " "))
        assert one_line(one.name) == one.name
        assert (tmp_path / one.name).resolve().parent == tmp_path.resolve()


def test_an_endless_word_wraps_and_leaves_room_for_the_others(files):
    (crew,) = [one for one in of(files, "pdf") if one.paper == "crew-list"]
    reader = pypdf.PdfReader(io.BytesIO(crew.data))
    assert len(reader.pages) == 1, "every column fits beside the others"
    lines = [set(line) for line in reader.pages[0].extract_text().splitlines()]
    assert lines.count({"N"}) + lines.count({"N", "\u200b"}) > 5
