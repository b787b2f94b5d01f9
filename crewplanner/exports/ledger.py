"""The irregular hours as a document: what every format writes, and for whom it may be written."""

from dataclasses import dataclass

from crewplanner.app.errors import Refused
from crewplanner.app.queries.ledger import LedgerView
from crewplanner.app.words import date_text
from crewplanner.exports.options import Audience, Options
from crewplanner.exports.week_notes import issue
from crewplanner.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPaper:
    """The whole document. `facts` are label and value for the head."""

    view: LedgerView
    heading: str
    dates: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    version: str


def ledger_paper(view: LedgerView, options: Options) -> LedgerPaper:
    """The document. Raises Refused for readers who may not see everybody's hours, and for parts."""
    if options.audience not in {Audience.PRODUCER, Audience.PAYROLL}:
        raise Refused(
            _("Irregular hours show what everybody worked: for the producer and payroll alone.")
        )
    if options.department or options.person is not None:
        raise Refused(_("Irregular hours are of the whole crew. Leave department and person out."))
    if not view.rows:
        raise Refused(_("Nobody is booked in these weeks. Choose another date."))
    first, last = (date_text(date) for date in (view.span.first, view.span.last))
    counted = _("holds count too") if view.period.tentative else _("confirmed and worked")
    told = (
        *issue(options),
        (_("Counted"), counted),
        (_("People who worked"), str(len(view.working))),
    )
    return LedgerPaper(
        view=view,
        heading=_("Irregular hours"),
        dates=_("{weeks} weeks, {first} to {last}").format(
            weeks=view.weeks, first=first, last=last
        ),
        notice=_("For the producer. Confidential."),
        facts=tuple((label, value) for label, value in told if value),
        version=options.version,
    )
