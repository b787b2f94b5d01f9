"""Agreements in the window: chosen for a deal, set otherwise, added, copied and taken over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from crewplanner.app.agreements import shipped, shipped_text
from crewplanner.app.commands.agreements import AdoptAgreement
from crewplanner.app.queries.agreements import standing_words
from crewplanner.app.workspace import Workspace
from crewplanner.domain.people import STANDARD_STEPS
from crewplanner.ui.dialogs.agreement_check import AgreementCheckDialog
from crewplanner.ui.dialogs.agreement_terms import AgreementDialog
from crewplanner.ui.dialogs.production import ProductionDialog
from crewplanner.ui.dialogs.productions import ProductionsDialog
from crewplanner.ui.dialogs.terms import DealDialog
from tests.app.conftest import MONDAY

OURS = (
    shipped_text("deal-memo")
    .replace('"deal-memo"', '"house-memo"')
    .replace("Plain deal memo", "House memo")
)
OLDER = shipped_text("deal-memo").replace('version = "1"', 'version = "0"')


@pytest.fixture
def ana_deal(workspace):
    return next(iter(workspace.plan.deals.values()))


@pytest.fixture
def deal_dialog(look, workspace, harbour, ana_deal, qtbot):
    made = DealDialog(look, workspace.plan, harbour, ana_deal.person, lambda: MONDAY, ana_deal)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def terms(look, qtbot):
    """Makes the terms of an agreement, shown."""

    def make(name="us-iatse-basic", own=()):
        dialog = AgreementDialog(look, shipped()[name], own)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def go_to(dialog, name):
    row = next(row for row in dialog.model.rows if row.parameter.id == name)
    assert dialog.table.select_object(row)


def type_value(dialog, qtbot, text):
    """Type into the field and press Enter."""
    dialog.field.setFocus()
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, text)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


class TestTerms:
    def test_a_value_is_typed_kept_and_marked(self, terms, qtbot):
        dialog = terms()
        go_to(dialog, "rest_hours")
        type_value(dialog, qtbot, "10:30")
        assert dialog.terms == (("rest_hours", '"10.5"'),)
        assert dialog.table.current().own == "10.5"
        assert not dialog.error.isVisible()

    def test_what_cannot_be_is_said_under_the_field_and_kept_out(self, terms, qtbot):
        dialog = terms()
        go_to(dialog, "overtime_steps")
        type_value(dialog, qtbot, "0 2, 8 1")
        assert "must not fall" in dialog.error.text()
        assert dialog.error.isVisible()
        assert dialog.terms == ()
        dialog.accept_button.click()
        assert dialog.isVisible(), "nothing is accepted that was not understood"
        type_value(dialog, qtbot, "0 1, 8 2")
        dialog.accept_button.click()
        assert not dialog.isVisible()
        assert dialog.terms == (("overtime_steps", '[["0", "1"], ["8", "2"]]'),)

    def test_leaving_the_row_takes_what_was_typed_or_stays(self, terms, qtbot):
        dialog = terms()
        go_to(dialog, "rest_hours")
        dialog.field.setFocus()
        qtbot.keyClicks(dialog.field, "tired")
        go_to(dialog, "premises")
        assert dialog.table.current().parameter.id == "rest_hours"
        assert "is not a number" in dialog.error.text()
        dialog.field.selectAll()
        qtbot.keyClicks(dialog.field, "9")
        go_to(dialog, "premises")
        assert dialog.table.current().parameter.id == "premises"
        assert dialog.terms == (("rest_hours", '"9"'),)

    def test_one_is_set_back_by_button_by_key_or_by_an_empty_field(self, terms, qtbot):
        own = (("meal_tick_minutes", "15"), ("premises", '"zone"'), ("rest_hours", "9"))
        dialog = terms(own=own)
        go_to(dialog, "rest_hours")
        dialog.reset.click()
        go_to(dialog, "premises")
        qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
        assert dialog.terms == own[:1]
        go_to(dialog, "meal_tick_minutes")
        dialog.field.setFocus()
        dialog.field.clear()
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        assert dialog.terms == ()
        assert not dialog.reset.isEnabled()

    def test_it_is_all_done_by_keys(self, terms, qtbot):
        dialog = terms("us-ny")
        dialog.table.setFocus()
        qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
        chosen = dialog.table.current().parameter
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
        assert dialog.field.hasFocus() or dialog.focusWidget() is dialog.field
        assert dialog.field.accessibleName() == chosen.about

    def test_to_read_only_nothing_can_be_set(self, look, qtbot):
        dialog = AgreementDialog(look, shipped()["de-tvffs"])
        qtbot.addWidget(dialog)
        dialog.show()
        assert not dialog.field.isVisible()
        assert not dialog.accept_button.isVisible()
        unverified = [row for row in dialog.model.rows if row.parameter.unverified]
        assert unverified
        dialog.tabs.bar.setCurrentIndex(1)
        assert dialog.clauses.model().rowCount() == len(shipped()["de-tvffs"].clauses)

    def test_the_steps_of_a_plain_deal_memo_are_not_among_its_parameters(self, terms):
        names = {row.parameter.id for row in terms("deal-memo").model.rows}
        assert "rest_hours" in names
        assert "overtime_steps" not in names


class TestDeal:
    def test_a_deal_keeps_agreement_and_terms(self, deal_dialog, workspace, ana_deal, answer):
        field = deal_dialog._agreement
        assert field.value() == "deal-memo"
        field.choice.set_value("us-iatse-basic")
        field.choice.chosen.emit("us-iatse-basic")
        assert not deal_dialog.form.editor("until0").isVisible()

        def fill(dialog):
            go_to(dialog, "rest_hours")
            dialog.field.setText("9")
            dialog.accept_button.click()

        answer(AgreementDialog, fill)
        field.terms_button.click()
        command = deal_dialog.result_of_form()
        assert command.deal.agreement == "us-iatse-basic"
        assert command.deal.parameters == (("rest_hours", '"9"'),)
        assert command.deal.steps == ana_deal.steps == STANDARD_STEPS
        workspace.do(command)
        assert workspace.plan.deals[ana_deal.id].parameters == (("rest_hours", '"9"'),)

    def test_terms_belong_to_their_agreement(self, deal_dialog):
        field = deal_dialog._agreement
        field._terms["deal-memo"] = (("rest_hours", "9"),)
        field.choice.set_value("us-ny")
        assert field.terms() == ()
        field.choice.set_value("deal-memo")
        assert field.terms() == (("rest_hours", "9"),)

    def test_leaving_the_terms_changes_nothing(self, deal_dialog, answer):
        answer(AgreementDialog, lambda dialog: dialog.reject())
        deal_dialog._agreement.terms_button.click()
        assert deal_dialog.result_of_form().deal.parameters == ()

    def test_an_agreement_that_is_gone_is_shown_and_can_be_replaced(
        self, look, workspace, harbour, ana_deal, qtbot
    ):
        lost = replace(ana_deal, agreement="gone")
        made = DealDialog(look, workspace.plan, harbour, lost.person, lambda: MONDAY, lost)
        qtbot.addWidget(made)
        assert made._agreement.value() == "gone"
        assert not made._agreement.terms_button.isEnabled()

    def test_a_new_deal_begins_under_the_productions_agreement(
        self, look, workspace, harbour, ana_deal, qtbot
    ):
        show = replace(workspace.plan.productions[harbour], agreement="us-ny")
        plan = workspace.plan.replaced({"productions": {harbour: show}})
        made = DealDialog(look, plan, harbour, ana_deal.person, lambda: MONDAY)
        qtbot.addWidget(made)
        assert made._agreement.value() == "us-ny"


@pytest.fixture
def dialog(services, qtbot):
    made = ProductionsDialog(services)
    qtbot.addWidget(made)
    made.show()
    made.tabs.show_page(made.agreements)
    yield made
    if made.isVisible():
        made.reject()


@pytest.fixture
def chosen(dialog, tmp_path):
    """The files that the desktop's dialogs answer with, in place of them."""
    paths = {"open": None, "save": tmp_path / "copy.toml"}
    dialog.agreements._ask_file = lambda *_asked: paths["open"]
    dialog.agreements._ask_path = lambda *_asked: paths["save"]
    return paths


def rows(tab):
    return {row.id: row for row in tab.list.model.rows}


class TestTab:
    def test_it_lists_what_is_kept_first(self, dialog):
        tab = dialog.agreements
        listed = tab.list.model.rows
        assert (listed[0].id, listed[0].standing.value) == ("deal-memo", "same")
        assert {row.standing.value for row in listed[1:]} == {"unused"}
        assert not tab.update_button.isVisible()

    def test_one_of_the_users_own_is_checked_shown_and_added(
        self, dialog, workspace, harbour, chosen, tmp_path, answer
    ):
        own = chosen["open"] = tmp_path / "own.toml"
        own.write_text(OURS, encoding="utf-8")
        before = workspace.digest()
        answer(AgreementCheckDialog, lambda asked: asked.reject())
        dialog.agreements.list.add.click()
        assert workspace.digest() == before
        answer(AgreementCheckDialog, lambda asked: asked.accept_button.click())
        dialog.agreements.list.add.click()
        assert rows(dialog.agreements)["house-memo"].standing.value == "own"
        assert dialog.agreements.list.current().id == "house-memo"
        assert dialog.toast.words == "Harbour uses House memo"
        dialog.undo()
        assert workspace.digest() == before

    def test_what_differs_cannot_be_added(self, dialog, chosen, answer, workspace):
        tab = dialog.agreements
        tab.list.choose("deal-memo")
        tab.copy_button.click()
        copy = chosen["open"] = chosen["save"]
        text = copy.read_text(encoding="utf-8")
        copy.write_text(text.replace('total = "750.00"', 'total = "7.50"'), encoding="utf-8")
        seen = []

        def look_at(asked):
            seen.extend(asked.table.model().index(0, n).data() for n in (0, 3, 4))
            assert not asked.accept_button.isEnabled()

        answer(AgreementCheckDialog, look_at)
        before = workspace.digest()
        tab.list.add.click()
        assert seen == ["differs", "total 7.50", "total 750.00"]
        assert workspace.digest() == before

    def test_a_file_that_is_no_agreement_gets_one_sentence(self, dialog, chosen, tmp_path):
        chosen["open"] = tmp_path / "broken.toml"
        for text in ("id = [", "x = " + "[" * 20_000, "id = 1", "\0"):
            chosen["open"].write_text(text, encoding="utf-8")
            dialog.agreements.list.add.click()
            sentence = dialog.messages.text("agreement")
            assert sentence.startswith("broken.toml")
            assert len(sentence) < 300

    def test_the_newer_version_is_taken_over(self, dialog, workspace, harbour):
        workspace.do(AdoptAgreement(production=harbour, text=OLDER))
        tab = dialog.agreements
        tab.list.choose("deal-memo")
        assert tab.list.current().standing.value == "newer"
        assert tab.update_button.isVisible()
        tab.update_button.click()
        assert rows(tab)["deal-memo"].standing.value == "same"

    def test_a_law_holds_for_everybody_until_it_is_removed(self, dialog, workspace, harbour):
        tab = dialog.agreements
        tab.list.choose("us-ny")
        assert not tab.update_button.isVisible(), "what is paid under binds only its deals"
        tab.list.choose("uk-wtr")
        assert tab.update_button.text() == "&Hold everybody to it"
        tab.update_button.click()
        assert [copy.agreement for copy in workspace.plan.agreements_of[harbour]] == [
            "deal-memo",
            "uk-wtr",
        ]
        assert standing_words(rows(tab)["uk-wtr"]) == "Binds everybody · As shipped"
        assert standing_words(rows(tab)["deal-memo"]) == "As shipped"
        assert dialog.toast.words == (
            "Everybody in Harbour is held to: UK Working Time Regulations 1998"
        )
        tab.list.choose("uk-wtr")
        assert not tab.update_button.isVisible()
        tab.list.remove.click()
        assert rows(tab)["uk-wtr"].copy is None

    def test_a_refusal_is_said(self, dialog):
        tab = dialog.agreements
        tab.list.choose("deal-memo")
        tab.list.remove.click()
        assert "1 deal is under" in dialog.messages.text("refused")

    def test_an_agreement_without_deals_is_removed(self, dialog, workspace, harbour):
        workspace.do(AdoptAgreement(production=harbour, text=OURS))
        tab = dialog.agreements
        tab.list.choose("house-memo")
        tab.list.remove.click()
        assert "house-memo" not in rows(tab)
        assert dialog.toast.words == "Removed House memo"

    def test_one_is_shown(self, dialog, answer):
        seen = []
        answer(AgreementDialog, lambda shown: seen.append(shown.windowTitle()))
        dialog.agreements.list.choose("us-ny")
        dialog.agreements.list.edit.click()
        assert seen == [shipped()["us-ny"].title]

    def test_it_only_shows_what_cannot_be_changed(
        self, services, workspace, harbour, context, qtbot, answer
    ):
        reader = Workspace.open(workspace.path, context, read_only=True)
        dialog = ProductionsDialog(replace(services, workspace=reader))
        qtbot.addWidget(dialog)
        dialog.agreements.list.choose("deal-memo")
        assert not dialog.agreements.list.add.isEnabled()
        assert not dialog.agreements.list.remove.isEnabled()
        assert dialog.agreements.copy_button.isEnabled()
        seen = []
        answer(AgreementDialog, lambda shown: seen.append(shown.windowTitle()))
        dialog.agreements.list.edit.click()
        assert seen == [shipped()["deal-memo"].title]
        reader.close()


def test_a_production_chooses_its_agreement_from_its_own(look, workspace, harbour, qtbot):
    workspace.do(AdoptAgreement(production=harbour, text=OURS))
    dialog = ProductionDialog(look, workspace.plan.productions[harbour], workspace.plan)
    qtbot.addWidget(dialog)
    dialog._agreement.set_value("house-memo")
    workspace.do(dialog.result_of_form())
    assert workspace.plan.productions[harbour].agreement == "house-memo"
