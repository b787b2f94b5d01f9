"""An agreement as a file to edit: its text, with a worked example to check it by."""

from pathlib import Path

from crewplanner.app.agreement_checks import verify_own
from crewplanner.app.agreements import parse_agreement, shipped_text
from crewplanner.app.errors import Refused
from crewplanner.app.files import write_aside
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _

_EXAMPLE = """

# A worked example: what a person's days must come to. Write more of them, of days whose pay you
# know; each is priced when the file is checked and before a production takes the agreement.
[[examples]]
id = "1"
about = "A day of thirteen hours with one meal, at 50 an hour"
kind = "derived"
deal = {{ rate = "50.00", per = "hour" }}
days = [
  {{ date = "{date}", call = "08:00", wrap = "22:00", meals = [{{ out = "13:00", in = "14:00" }}] }}
]
expect = {{ total = "{total}" }}
"""


def text_of(plan: Plan | None, production: ProductionId | None, name: str) -> str:
    """The text of an agreement: the production's own copy, else the shipped one. Raises Refused."""
    if plan is not None and production is not None:
        for copy in plan.agreements_of.get(production, ()):
            if copy.agreement == name:
                return copy.text
    text = shipped_text(name)
    if text is None:
        raise Refused(
            _(
                "There is no agreement “{name}”. "
                "See those there are with: crewplanner agreements list"
            ).format(name=name)
        )
    return text


def to_edit(text: str) -> str:
    """The text with a worked example where it has none: what it comes to as it is."""
    read = parse_agreement(text, _("The agreement"))
    if read.examples:
        return text
    date = max(read.agreement.valid_from.isoformat(), "2026-03-02")
    bare = text.rstrip() + _EXAMPLE.format(date=date, total="0.00")
    (outcome,) = verify_own(parse_agreement(bare, ""), "")
    return text.rstrip() + _EXAMPLE.format(date=date, total=outcome.got["total"])


def write_copy(path: Path, text: str) -> None:
    """Write an agreement to edit. Raises Refused for a copy that cannot be read, CouldNotWrite."""
    write_aside(path, to_edit(text).encode())
