"""What each reader gets of people: just these columns, and no byte of what is not theirs."""

import csv
import io

import pytest

_NAMED = ["role", "name"]
_WEEK = (
    "date weekday department name role phone status rank away day_type unit call wrap meals"
    " hours minutes night place address"
)
_MONEY = ["cost", "currency"]

COLUMNS = {
    ("week", "crew"): _WEEK.split(),
    ("week", "producer"): [*_WEEK.split(), *_MONEY],
    ("week", "payroll"): [*_WEEK.split(), *_MONEY],
    ("week", "public"): [one for one in _WEEK.split() if one != "phone"],
    ("crew-list", "crew"): ["department", *_NAMED, "phone", "email", "from", "to"],
    ("crew-list", "producer"): ["department", *_NAMED, "name sign", "phone", "email", "from", "to"],
    ("crew-list", "payroll"): ["department", *_NAMED, "phone", "email", "from", "to"],
    ("crew-list", "public"): ["department", *_NAMED, "from", "to"],
}
DATES = {
    "week": ("--week", "2026-W48"),
    "crew-list": (),
    "timecards": ("--week", "2026-W47"),
    "call-sheet": ("--day", "2026-11-24"),
    "person-week": ("--week", "2026-W48"),
    "production-report": ("--day", "2026-11-17"),
    "ledger": ("--weeks", "4", "--until", "2026-12-06"),
}


@pytest.fixture
def written(crewplanner, sample, tmp_path):
    def write(paper, audience, format_id="csv"):
        out = tmp_path / f"out.{format_id}"
        said = crewplanner(
            *("export", paper, sample, *DATES.get(paper, ()), "--production", "HBL"),
            *("--format", format_id, "--audience", audience, "--out", out),
        )
        assert said.code == 0, said.err
        return out.read_bytes()

    return write


def head(data):
    return next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(("paper", "audience"), list(COLUMNS))
def test_each_reader_gets_just_these_columns(written, paper, audience):
    assert head(written(paper, audience)) == COLUMNS[paper, audience]


@pytest.mark.parametrize("format_id", ["csv", "html"])
@pytest.mark.parametrize("paper", ["week", "crew-list"])
def test_no_number_of_anybody_is_in_a_public_file(crewplanner, sample, written, paper, format_id):
    people = crewplanner("crew", sample, "--json").data["people"]
    data = written(paper, "public", format_id).decode("utf-8-sig")
    digits = "".join(char for char in data if char.isdigit() or char == "@")
    numbers = {one["phone"].lstrip("+") for one in people if one["phone"]}
    assert numbers
    assert not [number for number in numbers if number in digits]
    assert not [one["email"] for one in people if one["email"] and one["email"] in data]


def test_payroll_gets_pay_and_no_private_phone(crewplanner, sample, written):
    assert "pay" in head(written("timecards", "payroll"))
    assert "pay" not in head(written("timecards", "crew"))
    payroll = csv.DictReader(io.StringIO(written("week", "payroll").decode("utf-8-sig")))
    crew = csv.DictReader(io.StringIO(written("week", "crew").decode("utf-8-sig")))
    shared = {row["phone"] for row in crew}
    rows = list(payroll)
    assert {row["phone"] for row in rows} == shared
    assert any(row["cost"] for row in rows)


@pytest.mark.parametrize(
    ("paper", "format_id"), [("dood", "html"), ("ledger", "csv"), ("production-report", "html")]
)
def test_payroll_gets_what_pay_is_made_of_without_a_phone(
    crewplanner, sample, written, paper, format_id
):
    people = crewplanner("crew", sample, "--json").data["people"]
    data = written(paper, "payroll", format_id).decode("utf-8-sig")
    digits = "".join(char for char in data if char.isdigit())
    assert people[0]["name"].split()[-1] in data
    assert not [one for one in people if one["phone"] and one["phone"].lstrip("+") in digits]


@pytest.mark.parametrize(
    ("paper", "audience"),
    [
        *((paper, "public") for paper in ("timecards", "dood", "call-sheet", "person-week")),
        *((paper, "payroll") for paper in ("call-sheet", "person-week", "budget")),
    ],
)
def test_a_paper_that_is_not_for_a_reader_is_refused(refused, sample, tmp_path, paper, audience):
    dates = DATES.get(paper, ())
    said = refused(
        *("export", paper, sample, *dates, "--production", "HBL"),
        *("--format", "csv", "--audience", audience, "--out", tmp_path / "x.csv"),
    )
    assert "not made for this reader" in said
    assert "For them there are: Weekly schedule, Crew and contact list" in said
    assert not (tmp_path / "x.csv").exists()
