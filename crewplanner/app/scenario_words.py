"""Scenarios in words: what a date has otherwise, what the plan changed meanwhile."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from crewplanner.app.finding_words import finding_text
from crewplanner.app.move_words import hours_text
from crewplanner.app.queries.move_price import MovePrice
from crewplanner.app.queries.scenario_days import Moved, OtherBooking, ScenarioDay
from crewplanner.app.time_text import show_spec, show_time
from crewplanner.app.words import date_text, person_name, status_text, word
from crewplanner.dataclass import dataclass
from crewplanner.domain.bookings import Booking
from crewplanner.domain.days import DayStatus, ShootDay
from crewplanner.domain.findings import Finding
from crewplanner.domain.ids import UnitId
from crewplanner.domain.plan import Plan
from crewplanner.domain.productions import FilmWords
from crewplanner.domain.scenarios import Scenario
from crewplanner.domain.values import DateSpan, TimeSpec
from crewplanner.i18n import _, ngettext

_NAMED = 3


class FindingWay(StrEnum):
    """What becomes of a finding."""

    COMES = "comes"
    CHANGES = "changes"
    GOES = "goes"


_WAYS = tuple(FindingWay)


def dates_text(span: DateSpan) -> str:
    """`Mon 2 Mar – Sun 15 Mar 2026`."""
    if span.first == span.last:
        return date_text(span.first)
    same = span.first.year == span.last.year
    return f"{date_text(span.first, year=not same)} – {date_text(span.last)}"


def day_text(one: ScenarioDay, plan: Plan, words: FilmWords) -> str:
    """`Cleo Rao comes · Ben Osei goes · Main: call 07:00 → 09:00`."""
    comes = [_name(plan, other) for other in one.people if other.comes]
    goes = [_name(plan, other) for other in one.people if other.goes]
    others = [other for other in one.people if not (other.comes or other.goes)]
    parts = [_unit_text(plan, before, after, words) for before, after in one.days]
    if comes:
        said = ngettext("{names} comes", "{names} come", len(comes))
        parts.append(said.format(names=_names(comes)))
    if goes:
        said = ngettext("{names} goes", "{names} go", len(goes))
        parts.append(said.format(names=_names(goes)))
    parts += [f"{_name(plan, one)}: {_booking_text(one, words)}" for one in others[:_NAMED]]
    more = len(others) - _NAMED
    if more > 0:
        said = ngettext("{count} more changed", "{count} more changed", more)
        parts.append(said.format(count=more))
    return " · ".join(parts)


def moved_text(one: Moved, plan: Plan, words: FilmWords) -> str:
    """`Ana Foss, Mon 2 Mar – Fri 6 Mar 2026: confirmed → released`."""
    known = one.known
    if isinstance(known, Booking):
        name = person_name(plan.people.get(known.person))
        head = f"{name}, {dates_text(known.span)}"
    elif known is not None:
        head = f"{_unit(plan, known.unit)}, {date_text(known.date)}"
    else:
        return _("removed in the plan")
    return _("{what}: {change}").format(what=head, change=_moved(one, words))


def scenario_head(scenario: Scenario) -> str:
    """`Plan B (rain) · Mon 2 Mar – Sun 15 Mar 2026`."""
    return f"{scenario.name} · {dates_text(scenario.span)}"


def otherwise_text(days: Sequence[object]) -> str:
    """`3 days otherwise`, or that it is as the plan is."""
    if not days:
        return _("as the plan is")
    said = ngettext("{count} day differs", "{count} days differ", len(days))
    return said.format(count=len(days))


def heads_text(days: Sequence[ScenarioDay]) -> str:
    """How many people come and go, each counted once: `+2 / −1 people`; how many are changed."""
    comes = {one.person for day in days for one in day.people if one.comes}
    goes = {one.person for day in days for one in day.people if one.goes}
    both = {one.person for day in days for one in day.people}
    if not both:
        return _("nobody")
    parts = [f"+{len(comes)}"] if comes else []
    parts += [f"−{len(goes)}"] if goes else []
    rest = len(both - comes - goes)
    if rest:
        parts.append(ngettext("{count} changed", "{count} changed", rest).format(count=rest))
    return " · ".join(parts)


def minutes_text(price: MovePrice) -> str:
    """`42 h → 30 h`, of the dates on which somebody's hours differ."""
    was, now = (sum(one.minutes[side] for one in price.people) for side in (0, 1))
    if was == now:
        return _("the same")
    return _("{before} → {after}").format(before=hours_text(was), after=hours_text(now))


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFinding:
    """A finding that comes, goes, or stays with other figures: then `text` is the new sentence."""

    way: FindingWay
    text: str


def findings_told(price: MovePrice, plan: Plan) -> tuple[ToldFinding, ...]:
    """Each finding that comes, changes or goes, once."""
    came, gone = ({_about(one) for one in side} for side in (price.came, price.gone))
    told = [
        ToldFinding(
            way=FindingWay.CHANGES if _about(one) in gone else FindingWay.COMES,
            text=finding_text(one, plan),
        )
        for one in price.came
    ]
    told += [
        ToldFinding(way=FindingWay.GOES, text=finding_text(one, plan))
        for one in price.gone
        if _about(one) not in came
    ]
    return tuple(sorted(dict.fromkeys(told), key=lambda one: (_WAYS.index(one.way), one.text)))


def findings_count(told: Sequence[ToldFinding]) -> str:
    """`2 come, 1 goes, 3 change`."""
    counts = {way: sum(one.way is way for one in told) for way in FindingWay}
    words = (
        (FindingWay.COMES, ngettext("{count} comes", "{count} come", counts[FindingWay.COMES])),
        (FindingWay.GOES, ngettext("{count} goes", "{count} go", counts[FindingWay.GOES])),
        (
            FindingWay.CHANGES,
            ngettext("{count} changes", "{count} change", counts[FindingWay.CHANGES]),
        ),
    )
    said = [text.format(count=counts[way]) for way, text in words if counts[way]]
    return ", ".join(said) or _("the same")


def _about(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.person, finding.date, finding.unit, finding.role


def _name(plan: Plan, other: OtherBooking) -> str:
    return person_name(plan.people.get(other.person))


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    if more <= 0:
        return shown
    said = ngettext("{names} and {count} more", "{names} and {count} more", more)
    return said.format(names=shown, count=more)


def _booking_text(other: OtherBooking, words: FilmWords) -> str:
    if len(other.before) != 1 or len(other.after) != 1:
        return _("changed")
    return _changes(other.before[0], other.after[0], words)


def _changes(before: Booking, after: Booking, words: FilmWords) -> str:
    parts: list[str] = []
    states = [status_text(one.status, one.rank, words).lower() for one in (before, after)]
    if states[0] != states[1]:
        parts.append(_arrow(*states))
    if before.call != after.call:
        parts.append(_("call {times}").format(times=_arrow(_spec(before.call), _spec(after.call))))
    if before.wrap != after.wrap:
        parts.append(_("wrap {times}").format(times=_arrow(_spec(before.wrap), _spec(after.wrap))))
    if before.span != after.span:
        parts.append(_arrow(dates_text(before.span), dates_text(after.span)))
    return ", ".join(parts) or _("changed")


def _unit_text(
    plan: Plan, before: ShootDay | None, after: ShootDay | None, words: FilmWords
) -> str:
    known = after or before
    unit = _unit(plan, known.unit) if known is not None else ""
    if after is None:
        return _("{unit}: day taken out").format(unit=unit)
    if before is None:
        kind = word(after.day_type, words).lower()
        return _("{unit}: {kind} added").format(unit=unit, kind=kind)
    return _("{unit}: {what}").format(
        unit=unit, what=", ".join(_day_changes(before, after, words)) or _("changed")
    )


def _day_changes(before: ShootDay, after: ShootDay, words: FilmWords) -> Iterator[str]:
    if before.date != after.date:
        yield _arrow(date_text(before.date, year=False), date_text(after.date, year=False))
    if before.day_type != after.day_type:
        yield _arrow(*(word(one.day_type, words).lower() for one in (before, after)))
    if before.status != after.status:
        if after.status is DayStatus.CANCELLED:
            yield _("cancelled")
        else:
            yield _arrow(*(word(one.status, words).lower() for one in (before, after)))
    for said, times in (
        (_("call {times}"), (before.call, after.call)),
        (_("wrap {times}"), (before.wrap, after.wrap)),
    ):
        if times[0] != times[1]:
            yield said.format(times=_arrow(*map(_time, times)))


def _moved(one: Moved, words: FilmWords) -> str:
    if one.now is None:
        return _("removed in the plan")
    if isinstance(one.before, Booking) and isinstance(one.now, Booking):
        return _changes(one.before, one.now, words)
    if isinstance(one.before, ShootDay) and isinstance(one.now, ShootDay):
        return ", ".join(_day_changes(one.before, one.now, words)) or _("changed")
    return _("changed")


def _unit(plan: Plan, unit: UnitId) -> str:
    known = plan.units.get(unit)
    return known.name if known is not None else ""


def _time(minutes: int | None) -> str:
    return _("none") if minutes is None else show_time(minutes)


def _spec(spec: TimeSpec | None) -> str:
    return _("as the unit") if spec is None else show_spec(spec)


def _arrow(before: str, after: str) -> str:
    return f"{before} → {after}"
