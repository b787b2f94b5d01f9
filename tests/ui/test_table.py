import random
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from crewplanner.app.tab_text import as_html, as_tsv, from_tsv
from crewplanner.ui.models.table import RIGHT, Column, TableModel, TableProxy
from crewplanner.ui.widgets.cells import CellRole
from crewplanner.ui.widgets.table_view import TableView


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    pay: Decimal | None = None
    wrap: str = ""
    asked: bool = False


COLUMNS: tuple[Column[Row], ...] = (
    Column(id="name", title="Name", value=lambda row: row.name, strong=True),
    Column(
        id="pay",
        title="Pay",
        value=lambda row: "" if row.pay is None else f"£{row.pay}",
        sort=lambda row: row.pay,
        align=RIGHT,
        tone=lambda row: "muted",
        tip=lambda row: "none agreed" if row.pay is None else "",
    ),
    Column(
        id="wrap",
        title="Wrap",
        value=lambda row: row.wrap,
        mark=lambda row: "exception" if row.wrap else "",
        edit=lambda row: row.wrap if row.pay is not None else None,
    ),
    Column(id="asked", title="Asked", value=lambda row: "", checked=lambda row: row.asked),
)
ROWS = (
    Row(1, "Zoë Park", Decimal(450)),
    Row(2, "Óscar Ferreira", Decimal("1200.50"), "26:15"),
    Row(3, "ana Ruiz"),
    Row(4, "Mia Lindqvist", Decimal(99), asked=True),
)


@pytest.fixture
def model(qtbot):
    model = TableModel(COLUMNS, key=lambda row: row.id)
    model.set_rows(ROWS)
    yield model
    model.deleteLater()


@pytest.fixture
def proxy(model):
    return TableProxy(model, model)


@pytest.fixture
def view(look, proxy, qtbot):
    view = TableView(look, "Crew")
    qtbot.addWidget(view)
    view.setModel(proxy)
    view.show_columns(COLUMNS, "name")
    view.resize(600, 300)
    view.show()
    return view


def names(proxy):
    return [proxy.index(n, 0).data() for n in range(proxy.rowCount())]


def test_the_model_keeps_the_rules_of_models(model, proxy, qtmodeltester):
    qtmodeltester.check(model)
    qtmodeltester.check(proxy)


def test_a_cell_says_all_that_its_column_knows(model):
    cell = model.index(1, 2)
    assert cell.data() == "26:15"
    assert cell.data(CellRole.MARK) == "exception"
    assert cell.data(CellRole.OBJECT) == ROWS[1]
    assert model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole) == "none agreed"
    assert model.index(0, 1).data(CellRole.TONE) == "muted"
    assert model.index(0, 0).data(CellRole.STRONG) is True
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Pay"
    checked = model.index(3, 3).data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(checked) is Qt.CheckState.Checked


def test_sorting_goes_by_value_not_by_text_and_what_is_missing_comes_last(proxy):
    proxy.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["Mia Lindqvist", "Zoë Park", "Óscar Ferreira", "ana Ruiz"]
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(proxy) == ["Óscar Ferreira", "Zoë Park", "Mia Lindqvist", "ana Ruiz"]


def test_sorting_names_ignores_case_and_accents(proxy):
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert names(proxy) == ["ana Ruiz", "Mia Lindqvist", "Óscar Ferreira", "Zoë Park"]


def test_filtering_by_words_and_by_a_test_says_how_many_are_hidden(proxy):
    proxy.set_words("ferreira oscar")
    assert names(proxy) == ["Óscar Ferreira"]
    proxy.set_words("")
    proxy.set_test(lambda row: row.pay is not None)
    assert proxy.hidden == 1
    proxy.set_test(None)
    assert proxy.hidden == 0


def test_new_rows_touch_only_what_differs(model, qtbot):
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    after = (ROWS[0], replace(ROWS[1], wrap="27:00"), Row(9, "New One"), ROWS[3])
    with qtbot.waitSignals([model.dataChanged, model.rowsInserted, model.rowsRemoved]):
        model.set_rows(after)
    assert model.rows == after
    assert resets == []


def test_any_rows_can_follow_any_others(model, qtmodeltester):
    chance = random.Random(7)  # noqa: S311 - a fixed choice of rows, no secret
    qtmodeltester.check(model)
    for _ in range(60):
        ids = chance.sample(range(30), chance.randrange(12))
        rows = tuple(Row(number, f"n{chance.randrange(5)}") for number in ids)
        model.set_rows(rows)
        assert model.rows == rows
    many = tuple(Row(number, str(number)) for number in range(200))
    model.set_rows(many)
    assert model.rows == many


def test_selection_and_cursor_stay_with_their_person(view, model):
    view.select_object(ROWS[3])
    model.set_rows((*ROWS, Row(5, "Ben Jones")))
    assert view.chosen() == [ROWS[3]]
    assert view.current() == ROWS[3]


def test_typing_into_a_cell_asks_for_a_change_and_changes_nothing(view, model, qtbot):
    row = next(n for n in range(4) if view.model().index(n, 0).data() == "Óscar Ferreira")
    view.setCurrentIndex(view.model().index(row, 2))
    with qtbot.waitSignal(model.edited) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
        editor = view.findChild(QLineEdit)
        assert editor.accessibleName() == "Wrap"
        editor.setText("25:00")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert asked.args == [ROWS[1], "wrap", "25:00"]
    assert model.rows == ROWS


def test_a_cell_that_was_not_changed_asks_for_nothing(model, qtbot):
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(1, 2), "26:15")


def test_a_row_may_refuse_to_be_edited(model):
    assert not model.flags(model.index(2, 2)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(1, 2)) & Qt.ItemFlag.ItemIsEditable


def test_ticking_a_box_asks_for_a_change(model, qtbot):
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(3, 3), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert asked.args == [ROWS[3], "asked", False]


def test_enter_opens_a_row_and_delete_asks_to_remove_it(view, qtbot):
    view.select_object(ROWS[0])
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [ROWS[0]]
    with qtbot.waitSignal(view.deleted):
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_control_end_goes_to_the_last_row(view, qtbot):
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 3


def test_rows_are_copied_as_a_spreadsheet_takes_them(view, qtbot):
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert from_tsv(data.text())[2] == ["Óscar Ferreira", "£1200.50", "26:15", ""]
    assert "<td>£1200.50</td>" in data.html()


def test_an_empty_table_says_what_will_stand_there(view, model):
    model.set_rows(())
    view.set_hint("Nobody is booked.")
    assert view.grab().toImage() != _without_hint(view)


def _without_hint(view):
    view.set_hint("")
    return view.grab().toImage()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["one"]], "one"),
        ([['say "hi"']], 'say "hi"'),
        ([["a", "b"]], "a\tb\r\n"),
        ([["a\tb", 'c"d'], ["e\nf", ""]], '"a\tb"\t"c""d"\r\n"e\nf"\t\r\n'),
    ],
)
def test_tables_as_text(rows, text):
    assert as_tsv(rows) == text


def test_tables_of_spreadsheets_are_read_whatever_ends_their_lines():
    rows = [["a\tb", 'c"d'], ["e\nf", ""], ["", "x"]]
    text = as_tsv(rows)
    assert from_tsv(text) == rows
    assert from_tsv("a\tb\rc\td") == [["a", "b"], ["c", "d"]]
    assert from_tsv("") == []


def test_markup_in_a_cell_stays_text():
    assert as_html([["<b>&</b>"]]) == "<table><tr><td>&lt;b&gt;&amp;&lt;/b&gt;</td></tr></table>"
