"""What the page of shoot days shows besides its crew, for pictures."""

from collections.abc import Iterator

from crewplanner.ui.gallery import settle
from crewplanner.ui.pages.call_sheet.pane import CAST, CREW, SCHEDULE, TEXTS
from crewplanner.ui.pages.day import DayPage

_STEPS = 200


def day_states(page: DayPage) -> Iterator[str]:
    """The call sheet of the day that has most written for it, part by part."""
    plan, date = page.services.workspace.plan, page.services.session.date
    written = [
        (len(sheet.schedule) + len(sheet.cast), plan.shoot_days[sheet.day].date)
        for sheet in plan.call_sheets.values()
        if plan.shoot_days[sheet.day].production == page.services.session.production
    ]
    if not written:
        return
    page.services.session.set_date(max(written)[1])
    page.call_sheet()
    for part in (SCHEDULE, CAST, CREW, TEXTS):
        page.sheet.show_part(part)
        for _step in range(_STEPS):
            settle(20)
            if not page.sheet.preview.busy:
                break
        yield f"call-sheet-{part}"
    page.call_sheet()
    page.services.session.set_date(date)
