"""Commands drawn by lot about agreements, what they ask of a day, and approvals."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from crewplanner.app.agreements import shipped_text
from crewplanner.app.commands.agreements import (
    AdoptAgreement,
    RemoveAgreement,
    UpdateAgreement,
)
from crewplanner.app.commands.people import EditDeal
from crewplanner.app.commands.timecards import AnswerElection, SetCardDetails, SetSheetDetails
from crewplanner.domain.day_details import DayDetails, DayShape
from tests.app.work_on_approvals import APPROVALS, Nothing, someones_day
from tests.app.work_on_rules import ON_RULES

_NAMES = ("deal-memo", "us-ny", "de-tvffs")
_LEAST = (("minimum_call_hours", "8"),)
_EACH_WEEK = (("average_hours", "12"), ("average_weeks", "1"), ("night_average_hours", "1"))
_TERMS = (
    *((name, parameters) for name in _NAMES for parameters in ((), _LEAST)),
    ("uk-wtr", _EACH_WEEK),
)


def _any(dice, records):
    if not records:
        raise Nothing
    return dice.choice(sorted(records.values(), key=lambda record: record.id))


def _details(dice):
    return DayDetails(
        shape=dice.choice((None, *DayShape)),
        on_set_wrap=dice.choice((None, 1140)),
        travel_minutes=dice.choice((None, 45)),
    )


def adopt(plan, dice):
    text = shipped_text(dice.choice(_NAMES)) + f"\n# {dice.randint(1, 3)}\n"
    return AdoptAgreement(production=_any(dice, plan.productions).id, text=text)


def update(plan, dice):
    production = _any(dice, plan.productions).id
    return UpdateAgreement(production=production, agreement=dice.choice(_NAMES))


def remove(plan, dice):
    copy = _any(dice, plan.agreements)
    return RemoveAgreement(production=copy.production, agreement=copy.agreement)


def change_terms(plan, dice):
    found = _any(dice, plan.deals)
    agreement, parameters = dice.choice(_TERMS)
    return EditDeal(deal=replace(found, agreement=agreement, parameters=parameters))


def sheet_details(plan, dice):
    return SetSheetDetails(day=_any(dice, plan.shoot_days).id, details=_details(dice))


def card_details(plan, dice):
    return SetCardDetails(**_card(plan, dice), details=_details(dice))


def answer(plan, dice):
    return AnswerElection(
        **_card(plan, dice), election="comp_rest", answer=dice.choice((True, False, None))
    )


def _card(plan, dice):
    one = someones_day(plan, dice)
    return {key: one[key] for key in ("production", "person")} | {"date": one["week"].first}


ON_TIMES_AND_TERMS: Mapping = MappingProxyType(
    {
        **APPROVALS,
        **ON_RULES,
        "adopt": adopt,
        "update agreement": update,
        "remove agreement": remove,
        "change terms": change_terms,
        "sheet details": sheet_details,
        "card details": card_details,
        "answer": answer,
    }
)
