"""Findings and pay from the command line."""

import datetime as dt
from decimal import Decimal

import pytest


@pytest.fixture
def monday(crewplanner, sample):
    """The sample's first Monday."""
    return dt.date.fromisoformat(crewplanner("days", sample, "--json").data["days"][0]["date"])


def test_open_conflicts_end_with_one(crewplanner, sample):
    said = crewplanner("check", sample, "--json")
    findings = said.data["findings"]
    assert said.code == 1
    assert {finding["severity"] for finding in findings} == {"BLOCK", "WARN", "INFO"}
    assert all(
        list(finding) == ["rule", "severity", "person", "date", "production", "text", "state"]
        for finding in findings
    )
    assert {finding["state"] for finding in findings} == {"new"}
    detailed = crewplanner("check", sample, "--details", "--json").data
    assert all(finding["remedy"].endswith(".") for finding in detailed["findings"])
    assert detailed["solved"] == []
    rest = next(finding for finding in findings if finding["rule"] == "REST")
    assert rest["person"] == "Evander Holmqvist"
    assert "10:30 h rest" in rest["text"]


def test_an_accepted_conflict_is_not_open(crewplanner, sample):
    found = crewplanner("check", sample, "--json").data["findings"]
    hard = [finding for finding in found if finding["severity"] == "BLOCK"]
    for finding in hard:
        crewplanner(
            *("accept", sample, "--date", finding["date"], "--reason", "Agreed"),
            *("--rule", finding["rule"], "--person", finding["person"]),
            *("--production", finding["production"]),
        )
    said = crewplanner("check", sample, "--details", "--json")
    assert said.code == 0
    states = {f["state"] for f in said.data["findings"] if f["severity"] == "BLOCK"}
    assert states == {"accepted"}
    kept = [f["accepted"]["reason"] for f in said.data["findings"] if f["accepted"]]
    assert set(kept) == {"Agreed"}


def test_a_week_without_conflicts_ends_with_zero(crewplanner, sample, monday):
    said = crewplanner("check", sample, "--week", monday.isoformat(), "--json")
    assert said.code == 0
    assert not [f for f in said.data["findings"] if f["severity"] == "BLOCK"]


def test_a_week_is_an_iso_week_or_a_date_in_it(crewplanner, sample, monday):
    year, week, _ = (monday + dt.timedelta(days=14)).isocalendar()
    named = crewplanner("check", sample, "--week", f"{year}-W{week:02}", "--json")
    dated = crewplanner("check", sample, "--week", monday + dt.timedelta(days=18), "--json")
    assert named.data == dated.data
    assert named.data["findings"]


def test_a_production_is_checked_alone(crewplanner, sample):
    findings = crewplanner("check", sample, "--production", "NF", "--json").data["findings"]
    assert {finding["production"] for finding in findings} <= {"Night Ferry"}
    assert findings


def test_an_empty_project_has_no_findings(crewplanner, project):
    said = crewplanner("check", project, "--json")
    assert (said.code, said.data) == (0, {"findings": []})


def test_pay_adds_up_and_explains_itself(crewplanner, sample, monday):
    said = crewplanner("pay", sample, "--week", monday.isoformat(), "--json")
    pay = said.data
    assert said.code == 0
    assert list(pay) == ["currency", "total", "people"]
    assert pay["currency"] == "GBP"
    assert Decimal(pay["total"]) == sum(Decimal(person["total"]) for person in pay["people"])
    for person in pay["people"]:
        assert list(person) == ["name", "total", "hours", "lines"]
        amounts = [Decimal(line["amount"]) for line in person["lines"]]
        assert Decimal(person["total"]) == sum(amounts)
        worked = sum(line["minutes"] for line in person["lines"])
        assert sum(person["hours"].values()) == pytest.approx(worked / 60)
    line = pay["people"][0]["lines"][0]
    assert {"rule", "clause", "minutes", "multiple", "rate", "amount", "arithmetic"} <= set(line)


def test_one_persons_pay_shows_clause_and_arithmetic(crewplanner, sample, monday):
    week = (monday + dt.timedelta(days=7)).isoformat()
    said = crewplanner("pay", sample, "--week", week, "--person", "Markham", "--explain")
    assert "Ottoline Markham: 5549.25 (50 h × 1, 4.42 h × 1.5)" in said.out
    assert "1.25 h × (980.00 ÷ 10) × 1.5" in said.out
    assert "By Plain deal memo, hours, for the day's hours 10:00–11:15." in said.out


def test_a_week_without_worked_times_pays_nothing_and_says_so(crewplanner, sample):
    said = crewplanner("pay", sample, "--week", "2020-W10", "--json")
    assert said.data == {"currency": "GBP", "total": "0.00", "people": []}
    assert "No worked times" in said.err


def test_work_without_a_deal_is_named(crewplanner, project, tmp_path):
    crew = tmp_path / "crew.csv"
    crew.write_text("Name,Role\nAna Ruiz,Gaffer\nBen Osei,Spark\n")
    crewplanner("import", "people", crew, "--into", project)
    crewplanner(
        *("log", project, "--person", "Ana Ruiz", "--date", "2026-11-23"),
        *("--call", "7:00", "--wrap", "19:00"),
    )
    said = crewplanner("pay", project, "--week", "2026-W48")
    assert said.code == 0
    assert "Ana Ruiz has no deal in force on 2026-11-23" in said.err


def test_a_project_without_a_production_has_nothing_to_pay(refused, crewplanner, tmp_path):
    path = tmp_path / "empty.crewplan"
    crewplanner("new", path)
    assert "no production" in refused("pay", path, "--week", "2026-W47")


@pytest.mark.parametrize("week", ["2026-W60", "last week", "47", "2026-13-01"])
def test_what_is_no_week_is_refused(refused, sample, week):
    assert week in refused("pay", sample, "--week", week)
    assert week in refused("check", sample, "--week", week)


@pytest.fixture
def another(crewplanner, sample, tmp_path, monday):
    """Log a day of 500 for a third production that pays in the currency of that sign."""

    def work(sign):
        crew = tmp_path / "crew.csv"
        crew.write_text(
            f"Name,Role,Day rate\nHollis Reed,Gaffer,{sign}500\nBen Osei,Gaffer,{sign}400\n",
            encoding="utf-8",
        )
        other = ("--production", "Paper Moon")
        crewplanner("import", "people", crew, "--into", sample, *other)
        said = crewplanner(
            *("log", sample, "--person", "Hollis Reed", "--date", monday.isoformat()),
            *("--call", "8", "--wrap", "18", *other),
        )
        assert said.code == 0, said.err

    return work


def test_pay_of_all_productions_adds_up(crewplanner, sample, monday, another):
    another("£")
    week = ("--week", monday.isoformat(), "--json")
    total = crewplanner("pay", sample, *week).data["total"]
    parts = [
        Decimal(crewplanner("pay", sample, *week, "--production", name).data["total"])
        for name in ("HBL", "Paper Moon")
    ]
    assert Decimal(total) == sum(parts)
    assert parts[1] == 500


def test_currencies_are_never_added_up(refused, sample, monday, another):
    another("$")
    sentence = refused("pay", sample, "--week", monday.isoformat())
    assert "GBP and USD" in sentence
    assert "--production" in sentence


def test_an_explanation_is_the_one_that_the_window_gives(crewplanner, sample, monday):
    week = (monday + dt.timedelta(days=7)).isoformat()
    said = crewplanner("pay", sample, "--week", week, "--person", "Markham", "--explain")
    for line in (
        "Plain deal memo (deal-memo)",
        "Call: 16:00 (the unit's sheet)",
        "    10 h × (980.00 ÷ 10) × 1 = 980.00",
        "    “Hours worked are paid at the steps of the deal.”",
    ):
        assert line in said.out
    assert "£5,549.25" in said.out
    as_data = crewplanner("pay", sample, "--week", week, "--explain", "--json")
    assert list(as_data.data) == ["currency", "total", "people"]
    assert list(as_data.data["people"][0]["lines"][0]) == [
        *("rule", "clause", "minutes", "multiple", "rate", "amount", "arithmetic")
    ]


def test_what_was_planned_is_explained_beside_what_was_worked(crewplanner, sample, monday):
    week = (monday + dt.timedelta(days=14)).isoformat()
    words = ("pay", sample, "--week", week, "--planned")
    said = crewplanner(*words, "--explain").out
    planned = crewplanner(*words, "--json").data["planned"]["people"]
    heads = [f"{one['name']}, planned: {one['total']}" for one in planned]
    assert heads
    assert [head for head in heads if head not in said] == []
    of_person = said.partition("Ottoline Markham, planned: ")[2].partition("\nOttoline Markham: ")
    intended, _between, worked = of_person
    total, _, rest = intended.partition(" ")
    assert f"£{Decimal(total):,}" in rest
    assert "Call: 08:00 (the plan)" in intended
    assert "own card" not in intended
    assert "the unit's sheet" not in intended
    assert "Call: 08:00 (the unit's sheet)" in worked


def test_why_not_lists_what_speaks_against_somebody(crewplanner, sample):
    found = crewplanner("check", sample, "--json").data["findings"]
    one = next(finding for finding in found if finding["severity"] == "BLOCK")
    asked = ("--person", one["person"], "--date", one["date"], "--production", one["production"])
    said = crewplanner("why-not", sample, *asked, "--json")
    assert said.code == 0
    assert one["rule"] in {reason["rule"] for reason in said.data["reasons"]}
    assert all(reason["text"] for reason in said.data["reasons"])
