"""The view of a production's money as a job: it prices everybody anew, beside the window."""

import datetime as dt

from crewplanner.app.jobs import Cancelled, Progress, Stopped
from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.make_money import money_view
from crewplanner.app.queries.money import MoneyView
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyJob:
    """Makes the view of a plan as it was when the job began, with prices of its own."""

    plan: Plan
    production: ProductionId
    today: dt.date

    def run(self, progress: Progress, cancelled: Cancelled) -> MoneyView:
        """The view. Raises Stopped when cancelled, between two people."""

        def told(done: int, of: int) -> None:
            if cancelled():
                raise Stopped
            progress(done, of)

        return money_view(self.plan, self.production, self.today, pricing=Pricing(), progress=told)
