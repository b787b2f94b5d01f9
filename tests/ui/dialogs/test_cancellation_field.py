"""Release terms in a form: published ones, own rows, what cannot be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from crewplanner.app.cancellation_presets import PRESETS
from crewplanner.app.commands.people import EditDeal
from crewplanner.app.commands.productions import EditProduction
from crewplanner.domain.cancellation import CancellationStep
from crewplanner.domain.people import Deal, Person
from crewplanner.domain.plan import make_plan
from crewplanner.domain.productions import Production
from crewplanner.ui.dialogs.cancellation_field import CancellationField
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.terms import DealDialog

LADDER = PRESETS[0][1]
HALF = (CancellationStep(days=1, percent=50),)


@pytest.fixture
def field(qtbot, look):
    made = CancellationField(look, (), "No terms")
    qtbot.addWidget(made)
    return made


def choose(field, name):
    field.preset.set_value(name)
    field.preset.chosen.emit(name)


def test_a_published_ladder_fills_the_rows(field):
    assert field.value() == ()
    choose(field, "0")
    assert field.value() == LADDER
    assert field.preset.currentText().startswith("50 % at 6 to 4 days")
    choose(field, "none")
    assert field.value() == ()


def test_rows_that_are_typed_over_are_other_terms(field):
    choose(field, "1")
    assert field.value() == HALF
    field.rows[0][1].setText("60")
    field.rows[0][1].textEdited.emit("60")
    assert field.preset.value() == "own"
    assert field.value() == (CancellationStep(days=1, percent=60),)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((("3", ""),), "whole days and percent"),
        ((("x", "50"),), "whole days and percent"),
        ((("3", "101"),), "At most"),
        ((("400", "50"),), "At most"),
        ((("3", "50"), ("3", "75")), "same number of days"),
    ],
)
def test_what_cannot_be_is_said(field, rows, words):
    for (days, percent), (said_days, said_percent) in zip(field.rows, rows, strict=False):
        days.setText(said_days)
        percent.setText(said_percent)
    with pytest.raises(ValueError, match=words):
        field.value()


def test_production_and_deal_keep_their_terms(qtbot, look):
    production = Production(id=1, title="Harbour", cancellation=LADDER)
    settings = ProductionDialog(look, production)
    qtbot.addWidget(settings)
    kept = replace(production, cancellation=LADDER)
    assert settings.result_of_form() == EditProduction(production=kept)
    deal = Deal(id=1, production=1, person=1, rate=Decimal(450), cancellation=HALF)
    plan = make_plan([production, Person(id=1, name="Ana"), deal])
    dialog = DealDialog(look, plan, 1, 1, lambda: None, deal)
    qtbot.addWidget(dialog)
    assert dialog.result_of_form() == EditDeal(deal=deal)
    choose(dialog._release, "none")
    assert dialog.result_of_form() == EditDeal(deal=replace(deal, cancellation=()))
