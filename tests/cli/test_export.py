"""The week on paper from the command line."""

import datetime as dt

import openpyxl
import pypdf
import pytest


@pytest.fixture
def week(crewplanner, sample):
    """A date in the sample's week of nights."""
    first = crewplanner("days", sample, "--json").data["days"][0]["date"]
    return (dt.date.fromisoformat(first) + dt.timedelta(days=7)).isoformat()


@pytest.fixture
def export(crewplanner, sample, week):
    def call(format_id, out, *words):
        named = ("--week", week, "--format", format_id, "--out", out)
        return crewplanner("export", "week", sample, *named, *words)

    return call


def _pdf(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_the_week_is_written_in_every_format(export, tmp_path):
    for format_id, begins in (
        ("pdf", b"%PDF"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb\xbfdate,"),
        ("ics", b"BEGIN:VCALENDAR"),
    ):
        path = tmp_path / f"week.{format_id}"
        said = export(format_id, path, "--json")
        assert said.code == 0, said.err
        assert path.read_bytes().startswith(begins)
        assert said.data["path"] == str(path)
        assert said.data["size"] == path.stat().st_size


def test_all_formats_name_the_same_people(export, tmp_path):
    for format_id in ("pdf", "xlsx", "csv", "ics"):
        export(format_id, tmp_path / f"week.{format_id}")
    book = openpyxl.load_workbook(tmp_path / "week.xlsx")
    cells = {str(cell) for sheet in book for row in sheet.values for cell in row}
    texts = {
        "pdf": _pdf(tmp_path / "week.pdf"),
        "csv": (tmp_path / "week.csv").read_text(encoding="utf-8-sig"),
        "ics": (tmp_path / "week.ics").read_text(encoding="utf-8").replace("\r\n ", ""),
        "xlsx": "\n".join(cells),
    }
    for text in texts.values():
        assert "Ottoline Markham" in text


def test_a_folder_gets_a_file_with_a_name_of_its_own(export, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    export("pdf", folder)
    export("pdf", folder, "--audience", "producer", "--version", "v4 pink")
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 2
    assert names[0].startswith("Harbour Lights 2")
    assert names[0].endswith("crew.pdf")
    assert names[1].endswith("producer v4 pink.pdf")


def test_money_is_for_the_producer_alone(export, tmp_path):
    crew, producer = tmp_path / "crew.csv", tmp_path / "producer.csv"
    export("csv", crew)
    export("csv", producer, "--audience", "producer")
    assert "GBP" in producer.read_text(encoding="utf-8-sig")
    assert "GBP" not in crew.read_text(encoding="utf-8-sig")


def test_a_department_gets_its_own_people(export, tmp_path):
    path = tmp_path / "camera.csv"
    assert export("csv", path, "--department", "camera").code == 0
    text = path.read_text(encoding="utf-8-sig")
    assert "Ottoline Markham" in text
    assert "Tamsin Farrow" not in text


def test_one_person_gets_their_own_week(export, tmp_path):
    path = tmp_path / "own.ics"
    assert export("ics", path, "--person", "Markham").code == 0
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 5


@pytest.mark.parametrize(
    "words",
    [
        ["--week", "2026-W99", "--format", "pdf"],
        ["--week", "2020-W10", "--format", "pdf"],
        ["--week", "2026-W47", "--format", "docx"],
        ["--week", "2026-W47", "--format", "pdf", "--audience", "department"],
        ["--week", "2026-W47", "--format", "pdf", "--department", "Camra"],
        ["--week", "2026-W47", "--format", "pdf", "--production", "HBX"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_printed_writes_nothing(refused, sample, tmp_path, words):
    out = tmp_path / "paper.pdf"
    refused("export", "week", sample, *words, "--out", out)
    assert not out.exists()


def test_an_unknown_paper_is_answered_with_those_there_are(refused, sample, tmp_path):
    sentence = refused(
        *("export", "programme", sample, "--week", "2026-W47"),
        *("--format", "pdf", "--out", tmp_path / "x.pdf"),
    )
    assert "week" in sentence


def test_a_folder_that_is_not_there_keeps_the_sentence_and_makes_nothing(refused, sample, tmp_path):
    refused(
        *("export", "week", sample, "--week", "2026-W47", "--production", "HBL"),
        *("--format", "csv", "--out", tmp_path / "nowhere" / "week.csv"),
    )
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_there_is_replaced_whole(export, tmp_path):
    path = tmp_path / "week.csv"
    path.write_bytes(b"~" * 1_000_000)
    export("csv", path)
    assert b"~" not in path.read_bytes()
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".csv"] == ["week.csv"]


def test_a_paper_leaves_the_project_alone(export, sample, tmp_path, bytes_kept):
    bytes_kept(sample, lambda: export("csv", tmp_path / "week.csv"))
