"""The hot cost as CSV, for people and other programs: one row per person.

UTF-8 with a byte order mark and CRLF (RFC 4180). Columns and states have the same names in every
language, dates are ISO, money is decimal text. What a spreadsheet would take for a formula has an
apostrophe before it; amounts below nothing are numbers and stay so.
"""

import csv
import io

from crewplanner.app.formula_guard import guarded
from crewplanner.app.money_text import plain_figure
from crewplanner.app.queries.hot_cost import HotCostPerson, HotCostView
from crewplanner.domain.hot_cost import CAUSES
from crewplanner.exports.hot_cost import hot_cost_paper
from crewplanner.exports.options import Options

COLUMNS = (
    "date",
    "department",
    "name",
    "role",
    "standing",
    "planned_minutes",
    "minutes",
    "currency",
    "planned",
    "actual",
    "difference",
    *(f"{cause.value}_{kind}" for cause in CAUSES for kind in ("planned", "actual")),
    "unpriced",
    "to_decide",
)


def hot_cost_csv(view: HotCostView, options: Options) -> bytes:
    """The day's rows. Raises Refused as `hot_cost_paper` does."""
    paper = hot_cost_paper(view, options)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for department in paper.view.departments:
        for person in department.people:
            writer.writerow(_record(paper.view, department.name, person))
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _record(view: HotCostView, department: str, person: HotCostPerson) -> list[str]:
    amounts = [person.planned.total, person.actual.total, person.difference.total]
    for cause in CAUSES:
        amounts += [person.planned.of(cause), person.actual.of(cause)]
    return [
        view.date.isoformat(),
        *map(guarded, (department, person.name, person.role)),
        person.standing.value,
        str(person.planned_minutes),
        str(person.minutes),
        view.currency,
        *(plain_figure(amount, view.currency) for amount in amounts),
        person.unpriced.value if person.unpriced else "",
        " ".join(dict.fromkeys(question.ask for question in person.questions)),
    ]
