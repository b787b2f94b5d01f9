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
