"""How the columns of a table share its room, and how a panel shares a page."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from crewplanner.ui.models.table import Column, TableModel, TableProxy
from crewplanner.ui.widgets.column_widths import ColumnNeed, shared_widths
from crewplanner.ui.widgets.side_by_side import SideBySide
from crewplanner.ui.widgets.table_view import TableView

needs = st.builds(
    lambda least, more, spare, stretch, idle: ColumnNeed(
        least=least, wish=least + more, spare=spare, stretch=stretch, idle=idle
    ),
    least=st.integers(20, 300),
    more=st.integers(0, 300),
    spare=st.integers(0, 4),
    stretch=st.booleans(),
    idle=st.booleans(),
)


@given(st.lists(needs, min_size=1, max_size=12), st.integers(1, 3000))
def test_columns_fill_the_room_or_only_what_cannot_be_spared_is_left(columns, room):
    widths = shared_widths(columns, room)
    shown = [need for need, width in zip(columns, widths, strict=True) if width]
    assert not any(need.idle for need in shown)
    if sum(need.least for need in shown) <= room:
        assert sum(widths) == (room if shown else 0)
        assert all(w >= n.least for n, w in zip(columns, widths, strict=True) if w)
    else:
        assert not any(need.spare for need in shown)
        assert all(
            w == n.least for n, w in zip(columns, widths, strict=True) if w and not n.stretch
        )


def test_the_lowest_spare_number_goes_first():
    columns = [
        ColumnNeed(least=100, wish=100),
        ColumnNeed(least=100, wish=100, spare=2),
        ColumnNeed(least=100, wish=100, spare=1),
    ]
    assert shared_widths(columns, 300) == (100, 100, 100)
    assert shared_widths(columns, 299) == (100, 199, 0)
    assert shared_widths(columns, 150) == (150, 0, 0)


def test_what_is_left_over_shows_long_texts_and_then_goes_to_what_stands_behind():
    figure = ColumnNeed(least=80, wish=80)
    name = ColumnNeed(least=60, wish=100, whole=180, stretch=True)
    assert shared_widths((figure, name, figure), 320) == (80, 160, 80)
    assert shared_widths((figure, name, figure), 380) == (80, 200, 100)
    assert shared_widths((figure, name), 400) == (80, 320)


def test_a_column_that_stretches_is_not_pressed_where_the_table_scrolls_anyway():
    name, figure = ColumnNeed(least=120, wish=120, stretch=True), ColumnNeed(least=100, wish=100)
    assert shared_widths((name, figure, figure), 280) == (80, 100, 100)
    assert shared_widths((name, figure, figure), 240) == (120, 100, 100)


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str
    note: str = ""


COLUMNS: tuple[Column[Contact], ...] = (
    Column(id="name", title="Name", value=lambda row: row.name, strong=True, width=150),
    Column(id="phone", title="Phone", value=lambda row: row.phone, width=40, fit=True),
    Column(id="note", title="Note", value=lambda row: row.note, spare=1, if_any=True),
)
PEOPLE = (
    Contact("Wilhelmina Featherstonehaugh-Abernathy", "+44 7700 900101"),
    Contact("Kit", "+44 7700 900 4455"),
)


@pytest.fixture
def contacts(look, qtbot):
    table = TableView(look, "Contacts")
    qtbot.addWidget(table)
    model = TableModel(COLUMNS, key=lambda row: row.name, parent=table)
    table.setModel(TableProxy(model, table))
    table.show_columns(COLUMNS)
    table.resize(400, 200)
    table.show()
    model.set_rows(PEOPLE)
    table.arrange()
    return table


def test_a_phone_number_is_never_cut(contacts, look):
    longest = QFontMetrics(look.fonts.text()).horizontalAdvance("+44 7700 900 4455")
    for width in (600, 300, 120):
        contacts.resize(width, 200)
        assert contacts.columnWidth(1) >= longest + 18


def test_a_column_without_a_word_is_not_shown(contacts):
    assert contacts.isColumnHidden(2)
    contacts.model().table.set_rows([*PEOPLE, Contact("Ana", "", "vegan")])
    contacts.resize(700, 200)
    contacts.arrange()
    assert not contacts.isColumnHidden(2)
    contacts.resize(260, 200)
    assert contacts.isColumnHidden(2)


def test_copying_takes_the_columns_that_had_no_room(contacts, qapp):
    contacts.model().table.set_rows([Contact("Ana", "1", "vegan")])
    contacts.resize(120, 200)
    contacts.arrange()
    assert contacts.isColumnHidden(2)
    contacts.selectAll()
    contacts.copy()
    assert "vegan" in qapp.clipboard().text()


def test_a_dragged_column_keeps_its_width(contacts):
    contacts.horizontalHeader().resizeSection(0, 77)
    contacts.resize(500, 200)
    assert contacts.columnWidth(0) == 77


def test_a_panel_takes_a_third_at_most_and_else_stands_in_place_of_the_list(look, qtbot):
    main, panel = QWidget(), QWidget()
    sides = SideBySide(look, main, panel, words="Details", widths=(200, 300))
    qtbot.addWidget(sides)
    sides.resize(1200, 300)
    sides.show()
    assert (panel.width(), sides.switch.isVisible()) == (300, False)
    sides.resize(660, 300)
    assert panel.width() == 220
    sides.resize(500, 300)
    assert (panel.isVisible(), main.isVisible(), sides.switch.isVisible()) == (False, True, True)
    sides.switch.click()
    assert (panel.isVisible(), main.isVisible()) == (True, False)
    sides.resize(1200, 300)
    assert (panel.isVisible(), main.isVisible(), panel.width()) == (True, True, 300)
