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
