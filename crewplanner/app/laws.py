"""Which laws about working time hold under a deal.

The agreement's own limits; and under a pay agreement of the United Kingdom the Working Time
Regulations, whose weekly average a person may opt out of.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crewplanner.domain.people import Deal
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import AgreementCopy
from crewplanner.domain.rules import Law, LawsOf

if TYPE_CHECKING:
    from crewplanner.domain.pay.agreement import Agreement

_PLAIN = "deal-memo"
_UK, _UK_LAW = "uk-", "uk-wtr"
_OPT_OUT = "opt_out_48h"

_Key = tuple[tuple[AgreementCopy, ...], str, tuple[tuple[str, str], ...]]


class Laws:
    """Keeps what was read of the agreements. A plain deal memo names no law and costs nothing."""

    def __init__(self) -> None:
        self._known: dict[_Key, tuple[Law, ...]] = {}

    def under(self, plan: Plan) -> LawsOf:
        """The laws of each deal of a plan."""
        of_deals: dict[int, tuple[Law, ...]] = {}

        def laws_of(deal: Deal) -> tuple[Law, ...]:
            if deal.agreement == _PLAIN:
                return ()
            if deal.id not in of_deals:
                of_deals[deal.id] = self._of(plan, deal)
            return of_deals[deal.id]

        return laws_of

    def _of(self, plan: Plan, deal: Deal) -> tuple[Law, ...]:
        key = (plan.agreements_of.get(deal.production, ()), deal.agreement, deal.parameters)
        if key not in self._known:
            self._known[key] = tuple(dict.fromkeys(_laws(plan, deal)))
        return self._known[key]


def _laws(plan: Plan, deal: Deal) -> Iterator[Law]:
    # The window starts without pay: only deals under an agreement need it.
    from crewplanner.app.agreements import agreements_for  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.agreement import overrides  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.reading import Wrong  # noqa: PLC0415 - see above

    known = agreements_for(plan, deal.production)
    try:
        values = overrides(deal.parameters)
    except Wrong:
        values = {}
    names = [deal.agreement]
    if deal.agreement.startswith(_UK) and deal.agreement != _UK_LAW:
        names.append(_UK_LAW)
    for name in names:
        if name in known:
            taken = values if name == deal.agreement else _opt_out(values)
            yield from _law(known[name], taken)


def _opt_out(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name == _OPT_OUT}


def _law(agreement: "Agreement", values: Mapping[str, object]) -> Iterator[Law]:
    """The limits of an agreement with those parameters, or with its own where they cannot be."""
    from crewplanner.domain.pay.agreement import ruleset  # noqa: PLC0415 - see above
    from crewplanner.domain.pay.reading import Wrong  # noqa: PLC0415 - see above

    try:
        limits = ruleset(agreement, values).limits
    except Wrong:
        limits = ruleset(agreement, {}).limits
    if limits is None:
        return
    clause = agreement.clause(limits.clause)
    yield Law(
        clause=f"{agreement.title}, {clause.ref}",
        rest=limits.rest,
        daily=limits.daily,
        in_a_row=limits.in_a_row,
        average=None if limits.opt_out else limits.average,
        night_average=limits.night_average,
        weeks=limits.weeks,
        night=(limits.night.start, limits.night.end) if limits.night else None,
        night_share=limits.night_share,
    )
