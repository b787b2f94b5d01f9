"""Call sheets, places and what stands on every paper, from the command line."""

import datetime as dt

import pypdf
import pytest


@pytest.fixture
def first(crewplanner, sample):
    text = crewplanner("days", sample, "--json").data["days"][0]["date"]
    return dt.date.fromisoformat(text)


@pytest.fixture
def sheet(crewplanner, sample, first):
    def call(number, *words):
        date = (first + dt.timedelta(days=number)).isoformat()
        return crewplanner(
            "call-sheet", sample, "--day", date, "--production", "HBL", *words, "--json"
        )

    return call


def test_it_says_what_is_missing_and_exits_1_where_that_is_grave(sheet):
    told = sheet(18)
    assert told.code == 1
    assert {one["code"] for one in told.data["missing"] if one["grave"]} == {"hospital"}
    fine = sheet(16)
    assert fine.code == 0
    assert fine.data["sheet"]["schedule"][1]["number"] == "42"
    assert fine.data["people"] == len(fine.data["sheet"]["crew"]) == 51


def test_all_that_the_window_writes_can_be_written(sheet, tmp_path):
    schedule, cast = tmp_path / "schedule.csv", tmp_path / "cast.tsv"
    schedule.write_text("time,kind,text\n8:00,banner,Call\n-30,item,Interview\n", "utf-8")
    cast.write_text("name\tcharacter\tpickup\nAda Ölmez\tInes\t6:15\n", "utf-8")
    told = sheet(
        *(22, "--set", "safety=Helmets", "--set", "lunch=+300", "--set", "phones=no"),
        *("--set", "advance=1", "--schedule", schedule, "--cast", cast),
        *("--call", "Philippa Drakos=O/C", "--pickup", "Halvard Nwosu=-45"),
        *("--remark", "Halvard Nwosu=own car", "--need", "Props=rope", "--sign", "UPM=Zoë"),
    )
    written = told.data["sheet"]
    assert (written["safety"], written["lunch"], written["phones"]) == ("Helmets", "13:00", False)
    assert [line["time"] for line in written["schedule"]] == ["08:00", "07:30"]
    assert written["cast"][0]["pickup"] == "06:15"
    crew = {one["name"]: one for one in written["crew"]}
    assert crew["Philippa Drakos"]["call"] == "O/C"
    assert (crew["Halvard Nwosu"]["pickup"], crew["Halvard Nwosu"]["remarks"]) == (
        "07:15",
        "own car",
    )
    assert (written["requirements"], written["signed"]) == ({"Props": "rope"}, {"UPM": "Zoë"})
    again = sheet(22, "--need", "Props=", "--schedule", schedule).data["sheet"]
    assert (again["requirements"], len(again["schedule"])) == ({}, 2)


def test_a_copy_moves_with_the_call(sheet, first):
    date = (first + dt.timedelta(days=16)).isoformat()
    told = sheet(22, "--copy-from", date, "--with-schedule", "--set", "medic=Ben")
    assert told.data["sheet"]["medic"] == "Ben"
    assert told.data["sheet"]["schedule"][1]["number"] == "42"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "mood=good"), "sets nothing"),
        (("--set", "lunch=soon"), "is not a time"),
        (("--set", "weather"), "needs a name"),
        (("--with-schedule",), "--copy-from alone"),
        (("--call", "Nobody Known=O/C"), "Nobody in this project"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(sheet, words, said):
    before = sheet(16).data
    told = sheet(16, *words)
    assert told.code == 2
    assert said in told.err
    assert sheet(16).data == before


def test_a_file_of_other_columns_is_refused(sheet, tmp_path):
    odd = tmp_path / "odd.csv"
    for data in (b"when,what\n8:00,x\n", b"", b"\xff\xfe\x00", b"x" * 1_000_001):
        odd.write_bytes(data)
        assert sheet(16, "--schedule", odd).code == 2
    assert sheet(16, "--schedule", tmp_path / "none.csv").code == 2


def test_the_paper_is_made_for_a_unit_and_a_day_that_is_there(
    crewplanner, refused, sample, first, tmp_path
):
    date = (first + dt.timedelta(days=14)).isoformat()
    words = ("export", "call-sheet", sample, "--day", date, "--production", "HBL")
    told = crewplanner(
        *words, "--unit", "second unit", "--format", "pdf", "--out", tmp_path, "--json"
    )
    assert (told.code, told.data["unit"]) == (0, "Second unit")
    (made,) = tmp_path.glob("*Second unit call sheet.pdf")
    assert len(pypdf.PdfReader(made).pages) == 2
    assert "no unit" in refused(*words, "--unit", "Owls", "--format", "pdf", "--out", tmp_path)
    late = (first + dt.timedelta(days=300)).isoformat()
    said = refused(
        *("export", "call-sheet", sample, "--day", late, "--production", "HBL"),
        *("--format", "pdf", "--out", tmp_path),
    )
    assert "has no day on" in said


def test_places_and_productions_are_mended(crewplanner, refused, sample, sheet):
    place = ("places", sample, "--production", "HBL", "--place", "ferry terminal")
    told = crewplanner(
        *(*place, "--hospital", "St Ann's", "--hospital-address", "Hill 1"),
        *("--hospital-phone", "+442079460911", "--detail", "Gate code=12", "--json"),
    )
    ferry = next(one for one in told.data["places"] if one["name"] == "Ferry terminal")
    assert (ferry["hospital"], ferry["details"]["Gate code"]) == ("St Ann's", "12")
    assert sheet(18).code == 0
    crewplanner(*place, "--where", "", "--detail", "Gate code=")
    ferry = crewplanner("places", sample, "--production", "HBL", "--json").data["places"][-1]
    assert (ferry["where"], "Gate code" in ferry["details"]) == ("", False)
    assert "There are: Harbour quay" in refused(*place[:-1], "Moon", "--note", "x")
    shown = crewplanner(
        "production", sample, "--production", "HBL", "--emergency", "112", "--json"
    ).data
    assert (shown["emergency"], shown["company"]) == ("112", "Harbour Lights Films")
    assert crewplanner("production", sample, "--production", "HBL", "--emergency", "").code == 0
    assert sheet(18).code == 1
