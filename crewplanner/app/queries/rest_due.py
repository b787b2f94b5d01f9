"""The rest that somebody must have before a call: by the rules, the laws and the agreement."""

from crewplanner.app.pricing import Pricing
from crewplanner.domain.calls import earliest_call
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.pay.works import rest_due
from crewplanner.domain.rules import Case
from crewplanner.domain.rules.rest import both_may_be, rest_asked
from crewplanner.domain.stints import Stint

_TURNS = 4


class RestAsked:
    """Answers about pairs of stints of one case, priced under the agreements of its plan."""

    def __init__(self, case: Case, pricing: Pricing) -> None:
        self._case = case
        self._pricing = pricing

    def before(self, before: Stint, after: Stint, call: int) -> int:
        """True minutes that the rules ask for before such a call, or the agreement if more."""
        asked = rest_asked(self._case, after) if both_may_be(before, after) else 0
        if before.production != after.production:
            return asked
        plan = self._case.plan
        role = after.booking.role if after.booking else None
        deal = plan.deal_on(after.production, after.person, after.date, role)
        rules = self._pricing.book(plan, after.production).of(deal) if deal is not None else None
        if not isinstance(rules, Ruleset):
            return asked
        weekday = plan.productions[after.production].first_weekday
        return max(asked, rest_due(rules, weekday, before.date, (after.date, call)) or 0)

    def ends(self, before: Stint, after: Stint, call: int) -> int:
        """The first minute of the later date at which the rest before such a call is over."""
        asked = self.before(before, after, call)
        wrapped = (before.date, before.wrap or 0)
        return earliest_call(wrapped, asked, after.date, after.zone, before.zone)

    def earliest(self, before: Stint, after: Stint, call: int) -> int:
        """The first call from that one on with enough rest; a later one may ask for less."""
        found = call
        for _turn in range(_TURNS):
            needed = self.ends(before, after, found)
            if needed <= found:
                break
            found = needed
        return found
