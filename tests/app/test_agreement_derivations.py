"""What each line of a priced example says of itself, as a person reads it to the crew member.

The amounts are reckoned by hand in the examples; here stands how the program explains them: clause,
minutes, what was measured before it was rounded, multiple, rate, arithmetic, floor or cap.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from crewplanner.app.agreement_checks import case_of, verify
from crewplanner.app.agreement_examples import Example
from crewplanner.app.agreements import agreement_named
from crewplanner.domain.pay import reading as r
from crewplanner.domain.pay.agreement import ruleset
from crewplanner.domain.pay.pricing import price

FOLDER = Path(__file__).parents[1] / "files" / "agreements"
FILES = sorted((FOLDER / "combined").glob("*.json"))


def number(fraction):
    return f"{Decimal(fraction.numerator) / fraction.denominator:.6f}".rstrip("0").rstrip(".")


def line_text(line):
    parts = [
        f"{line.date:%a %d} {line.rule}",
        f"{line.minutes} min",
        f"of {line.measured}" if line.measured >= 0 else "",
        f"@{line.multiple:f}",
        f"at {line.rate}",
        f"= {line.amount}",
        f": {line.arithmetic}",
        f"({line.bound})" if line.bound else "",
        f"[{line.figure}]" if line.figure else "",
        f"by {line.clause}",
    ]
    return "  " + " ".join(part for part in parts if part)


def day_text(day):
    hours = ", ".join(f"{number(m)}x {minutes}" for m, minutes in sorted(day.hours.items()))
    return (
        f"  {day.date:%a %d} {day.shape} number {day.number}: worked {day.worked} of {day.elapsed},"
        f" overtime {day.overtime_minutes}, hours {hours or 'none'}, base {number(day.base)}"
        f" at {number(day.hourly)}, rest short {day.rest_breach},"
        f" meals {day.meal_count} {number(day.meal_amount)}"
    )


def derivation(tree, outcome):
    """Everything that an example came to, in lines of text."""
    example = r.record(Example)(tree, ())
    rules = ruleset(agreement_named(outcome.agreement), example.params or {})
    priced = price(case_of(outcome.agreement, example, ()), rules)
    yield f"{outcome.agreement} {outcome.id}: {outcome.about} (hourly {number(priced.hourly)})"
    yield from (line_text(line) for line in outcome.lines)
    yield from (day_text(day) for day in priced.days)
    for alert in priced.alerts:
        yield f"  {alert.date:%a %d} alert {alert.code} {alert.minutes} by {alert.clause}"
    for asked in priced.questions:
        yield f"  {asked.date:%a %d} asks {asked.ask} {asked.minutes} by {asked.clause}"


def derivations(file):
    trees = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)["examples"]
    for tree, outcome in zip(trees, verify(file), strict=True):
        if len(tree["days"]) <= 20:
            yield from derivation(tree, outcome)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_figure_is_explained_as_it_was(file, tmp_path):
    found = "\n".join(derivations(file)) + "\n"
    kept = file.with_suffix(".txt")
    now = tmp_path / kept.name
    now.write_text(found, encoding="utf-8")
    assert found.splitlines() == kept.read_text(encoding="utf-8").splitlines(), f"see {now}"


# After a change that is meant: python -m tests.app.test_agreement_derivations
if __name__ == "__main__":
    for each in FILES:
        each.with_suffix(".txt").write_text("\n".join(derivations(each)) + "\n", encoding="utf-8")
