"""The money of a production from the command line: it reconciles with `pay`."""

from decimal import Decimal

import pytest


def test_actual_pay_is_what_pay_says_of_all_weeks(crewplanner, sample, bytes_kept):
    words = ("money", sample, "--production", "Harbour Lights", "--json")
    bytes_kept(sample, lambda: crewplanner(*words))
    said = crewplanner(*words).data
    (pay,) = [part for part in said["parts"] if part["part"] == "pay"]
    weeks = [
        crewplanner(
            *("pay", sample, "--week", week["week"], "--production", "Harbour Lights", "--json")
        ).data["total"]
        for week in said["weeks"]
        if Decimal(week["actual"])
    ]
    assert len(weeks) >= 2
    assert Decimal(pay["actual"]) == sum(map(Decimal, weeks)) > 0
    total = said["total"]
    assert Decimal(total["at_least"]) <= Decimal(total["likely"]) <= Decimal(total["most"])
    remaining = Decimal(total["likely"]) - Decimal(total["actual"])
    forecast = Decimal(total["actual"]) + remaining + Decimal(total["trend"])
    assert Decimal(total["forecast"]) == forecast


@pytest.mark.parametrize("by", ["line", "department", "week", "part", "variance", "person"])
def test_every_table_has_rows_and_the_arithmetic_of_the_forecast(crewplanner, sample, by):
    shown = crewplanner("money", sample, "--production", "Harbour Lights", "--by", by).out
    assert "at least" in shown
    assert "actual" in shown
    assert len(shown.splitlines()) >= 4


def test_of_two_productions_one_must_be_named(refused, sample):
    assert "--production" in refused("money", sample)


def test_a_budget_comes_from_a_file(crewplanner, sample, tmp_path):
    file = tmp_path / "budget.csv"
    file.write_text("Account,Name,Amount\n2500,Camera,90000\n9000,Drones,1200\n")
    words = ("import", "budget", file, "--into", sample, "--production", "Harbour Lights")
    shown = crewplanner(*words, "--dry-run", "--json").data
    assert (shown["lines"], shown["total"]) == (2, "91200.00")
    assert {"account": "2500", "name": "Camera", "before": "82000.00", "now": "90000.00"} in (
        shown["changes"]
    )
    assert "19 gone" in crewplanner(*words, "--keep", "Before the file").out
    money = crewplanner("money", sample, "--production", "Harbour Lights", "--json").data
    assert money["total"]["budget"] == "91200.00"


@pytest.fixture
def harbour(crewplanner, sample):
    """Run a command on the sample's first production and give its data."""

    def run(command, *words):
        said = (command, sample, *words, "--production", "Harbour Lights", "--json")
        return crewplanner(*said).data

    return run


def test_the_plan_stands_beside_what_was_worked(crewplanner, sample, harbour):
    week = harbour("money")["weeks"][0]
    said = harbour("pay", "--week", week["week"], "--planned")
    pay = harbour("pay", "--week", week["week"])
    assert {key: said[key] for key in pay} == pay
    parts = [Decimal(one["total"]) for one in said["planned"]["people"]]
    assert Decimal(said["planned"]["total"]) == sum(parts) > 0
    words = ("pay", sample, "--week", week["week"], "--production", "Harbour Lights")
    text = crewplanner(*words, "--planned").out
    more = Decimal(said["total"]) - Decimal(said["planned"]["total"])
    *_lines, last = text.splitlines()
    assert last.split()[0] == "All"
    assert f"{abs(more):,.2f}" in last


def test_fringes_and_holiday_pay_are_set_listed_and_forgotten(
    crewplanner, harbour, refused, sample
):
    before = harbour("fringes")["fringes"]
    said = harbour("fringes", "--name", "Levy", "--percent", "0.5", "--holiday-pay", "10.77")
    assert said["holiday_pay"] == "10.77"
    assert said["fringes"] == [*before, {"name": "Levy", "percent": "0.5", "line": None}]
    camera = ("--name", "Levy", "--line", "2500")
    assert harbour("fringes", *camera, "--percent", "5")["fringes"][-1]["line"] == "2500"
    assert len(harbour("fringes", "--name", "levy", "--percent", "0")["fringes"]) == (
        len(before) + 1
    )
    start = ("fringes", sample, "--production", "Harbour Lights")
    assert "needs --name and --percent" in refused(*start, "--name", "NI")
    assert "There are: " in refused(*start, "--name", "NI", "--percent", "1", "--line", "99")
    assert "no fringe “NIX”" in refused(*start, "--name", "NIX", "--percent", "0")
    assert "all pay" in crewplanner(*start).out
    typed = ("--name", "employer’s ni", "--percent", "16")
    names = [one["name"] for one in harbour("fringes", *typed)["fringes"]]
    assert sorted(names) == sorted(one["name"] for one in said["fringes"] if one["line"] is None)


def test_allowances_are_added_changed_and_taken_away(crewplanner, harbour, refused, sample):
    before = harbour("allowances")["allowances"]
    person = crewplanner("crew", sample, "--json").data["people"][0]["name"]
    added = ("--kind", "mileage", "--rate", "0.45", "--quantity", "38", "--person", person)
    (new,) = [one for one in harbour("allowances", *added)["allowances"] if one not in before]
    assert (new["kind"], new["rate"], new["quantity"], new["per"], new["person"]) == (
        *("mileage", "0.45", "38", "day"),
        person,
    )
    number = ("--number", str(new["number"]))
    changed = harbour("allowances", *number, "--per", "week", "--to", "2026-12-01")["allowances"]
    assert changed[-1] == {**new, "per": "week", "to": "2026-12-01"}
    start = ("allowances", sample, "--production", "Harbour Lights")
    assert "38 × 0.45" in crewplanner(*start).out
    assert harbour("allowances", *number, "--remove")["allowances"] == before
    assert "There is no allowance" in refused(*start, *number, "--rate", "1")
    assert "Say with --rate" in refused(*start, "--name", "Per diem")
    assert "Say with --number" in refused(*start, "--remove")


def test_revisions_are_kept_and_any_two_compared(crewplanner, harbour, refused, sample):
    assert harbour("revisions", "--keep", "Locked", "--note", "at the bank")["revisions"][-1][
        "name"
    ] == ("Locked")
    harbour("budget", "--account", "2500", "--department", "camera", "--amount", "90000")
    now = harbour("revisions", "--compare", "locked")
    assert [(one["account"], one["before"], one["now"]) for one in now["changes"]] == [
        ("2500", "82000.00", "90000.00")
    ]
    assert (now["difference"], now["now"]) == ("8000.00", None)
    number = str(harbour("revisions", "--keep", "After")["revisions"][-1]["number"])
    assert (
        harbour("revisions", "--compare", "Locked", "--with", number)["changes"] == (now["changes"])
    )
    start = ("revisions", sample, "--production", "Harbour Lights")
    assert "+8,000.00" in crewplanner(*start, "--compare", "Locked").out
    assert "“Locked”" in refused(*start, "--compare", "Unlocked")
    assert "--compare" in refused(*start, "--with", "Locked")
