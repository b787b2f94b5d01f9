"""What no single day can decide: night work of a week, runs of nights, quotas, average days."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from crewplanner.domain.pay.cards import Card, Case
from crewplanner.domain.pay.daykinds import is_worked, week_start
from crewplanner.domain.pay.eventrules import HolidayPay, NightRun, NightWork, Quota
from crewplanner.domain.pay.events import add_part
from crewplanner.domain.pay.lines import PayRule
from crewplanner.domain.pay.money import money_text, number_text
from crewplanner.domain.pay.parts import Work
from crewplanner.domain.pay.pieces import contracted, repeated
from crewplanner.domain.pay.rates import Sum
from crewplanner.domain.pay.rules import Ruleset
from crewplanner.domain.values import HOUR

_WEEK = 7
_MIDNIGHT = 1440


def settle(case: Case, rules: Ruleset, works: Sequence[Work], own: Sequence[Work]) -> None:
    """Add to the days what is settled over weeks and over the engagement; those of `own` count."""
    if rules.night_work and own:
        first = week_start(own[0].date, case.first_weekday)
        _night_work(case, rules, rules.night_work, [w for w in works if w.date >= first])
    if rules.night_run:
        _night_run(rules.night_run, works)
    for quota in rules.quotas:
        _quota(quota, works)
    if rules.holiday_pay:
        for work in own:
            _holiday_pay(rules.holiday_pay, work, works)


def _night_work(case: Case, rules: Ruleset, rule: NightWork, works: Sequence[Work]) -> None:
    weeks: dict[dt.date, list[tuple[Work, int]]] = {}
    for work in works:
        minutes = rule.pay.rounded(_scheduled_night(case, rules, rule, work))
        if minutes and work.elected(rule.ask, rule.clause, minutes) is False:
            start = week_start(work.date, case.first_weekday)
            weeks.setdefault(start, []).append((work, minutes))
    for nights in weeks.values():
        total = sum(minutes for _, minutes in nights)
        paid, last = min(total, rule.most), nights[-1][0]
        amount, bound = last.price.at(rule.pay, paid)
        add_part(
            last,
            PayRule.NIGHT_WORK,
            rule.clause,
            amount,
            minutes=paid,
            measured=total,
            multiple=rule.pay.multiple,
            bound=bound or ("most" if paid < total else ""),
            unit=rule.pay.unit(total),
        )


def _scheduled_night(case: Case, rules: Ruleset, rule: NightWork, work: Work) -> int:
    """Minutes of scheduled work in the window, none of them overtime.

    The work of a call in the early morning is that of an early call, not of the night before.
    """
    day, card = work.day, work.day.card
    if card.kind != "shoot" or card.scheduled_wrap is None or not day.timed:
        return 0
    over = contracted(case, rules, day, work.kind)
    end = min(day.at(card.scheduled_wrap), day.end if over is None else over)
    spans = repeated(day, rule.window.start, rule.window.end)
    if day.call % _MIDNIGHT < rule.window.end:
        spans = ((low, high) for low, high in spans if low > 0)
    return sum(day.worked_in(max(0, low), min(high, end)) for low, high in spans)


def _night_run(rule: NightRun, works: Sequence[Work]) -> None:
    nights = [work for work in works if _is_night(rule, work)]
    for place, work in enumerate(nights):
        text = money_text(rule.sum, work.price.currency)
        amount = Sum(exact=Fraction(rule.sum), text=f"1 × {text}")
        add_part(work, PayRule.NIGHT, rule.clause, amount)
        after = nights[place + 1] if place + 1 < len(nights) else None
        if after is None or (after.date - work.date).days > 1:
            day = Sum(exact=work.price.day, text=f"1 × {work.price.day_text}")
            add_part(work, PayRule.TURNAROUND_DAY, rule.day_clause, day)


def _is_night(rule: NightRun, work: Work) -> bool:
    day, card = work.day, work.day.card
    if not day.timed or card.kind != "shoot":
        return False
    return (_camera_wrap(card) or 0) > rule.past or rule.call.holds(day.unit_call)


def _camera_wrap(card: Card) -> int | None:
    """When the camera finished: with the work on set, before other overtime, else at the wrap."""
    if card.on_set_wrap is not None:
        return card.on_set_wrap
    other = card.overtime_kind == "other" and card.scheduled_wrap is not None
    return card.scheduled_wrap if other else card.wrap


def _quota(rule: Quota, works: Sequence[Work]) -> None:
    shooting = [work for work in works if work.day.card.kind == "shoot" and is_worked(work.day)]
    counted = [work for work in shooting if _counts(rule, work)]
    if not counted:
        return
    days = (works[-1].date - works[0].date).days + 1
    if days <= rule.over_weeks * _WEEK:
        return
    free = 0
    if rule.share is not None:
        free = int(Fraction(rule.share) * len(shooting))
    if rule.free:
        free = next((n for up_to, n in rule.free if days <= up_to * _WEEK), rule.free[-1][1])
    for work in counted[free:]:
        text = money_text(rule.sum, work.price.currency)
        amount = Sum(exact=Fraction(rule.sum), text=f"1 × {text}")
        add_part(work, rule.rule, rule.clause, amount)


def _counts(rule: Quota, work: Work) -> bool:
    if rule.numbers:
        return work.kind.number in rule.numbers
    camera = _camera_wrap(work.day.card)
    if camera is None or rule.camera_from is None or rule.camera_to is None:
        return False
    return rule.camera_from <= camera <= rule.camera_to


def _holiday_pay(rule: HolidayPay, work: Work, works: Sequence[Work]) -> None:
    """An average day's pay for a public holiday: of the days before, or of an ordinary day."""
    card = work.day.card
    if not work.kind.holiday or not (is_worked(work.day) or card.kind == "holiday_off"):
        return
    first = work.date - dt.timedelta(days=rule.days_back)
    before = [
        one
        for one in works
        if first <= one.date < work.date and is_worked(one.day) and not one.kind.holiday
    ]
    count = rule.divide_by or len(before)
    total = sum((one.base for one in before), Fraction(0))
    if before and count:
        amount = Sum(exact=total / count, text=f"{number_text(total)} ÷ {count}")
    else:
        amount = work.price.of_multiple(Fraction(rule.otherwise), Fraction(1))
    add_part(work, PayRule.HOLIDAY_PAY, rule.clause, amount, measured=len(before) * HOUR)
