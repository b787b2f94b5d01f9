"""What happened on a date, for the production report: each unit's sheet with its places."""

import datetime as dt

from crewplanner.app.pricing import Pricing
from crewplanner.app.queries.timecards import SheetView, timecards_view
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReport:
    """One unit: its sheet, where it worked, when the first shot was planned (minutes)."""

    sheet: SheetView
    places: tuple[str, ...]
    shooting_call: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductionReportView:
    """A date of a production with all units that worked."""

    production: ProductionId
    title: str
    company: str
    date: dt.date
    units: tuple[UnitReport, ...]


def production_report(
    plan: Plan, production: ProductionId, date: dt.date, pricing: Pricing | None = None
) -> ProductionReportView:
    """The view of a date. `pricing` is the plan's, if it is at hand."""
    settings = plan.productions[production]
    cards = timecards_view(plan, production, date, date, pricing)
    return ProductionReportView(
        production=production,
        title=settings.title,
        company=settings.company,
        date=date,
        units=tuple(_unit(plan, sheet) for sheet in cards.sheets),
    )


def _unit(plan: Plan, sheet: SheetView) -> UnitReport:
    call_sheet = plan.call_sheet_of.get(sheet.day.id)
    return UnitReport(
        sheet=sheet,
        places=tuple(plan.places[key].name for key in sheet.day.places if key in plan.places),
        shooting_call=call_sheet.shooting_call if call_sheet else None,
    )
