"""The field of the logo: a preview, a choice that is checked, and nothing kept before Save."""

import pytest

from crewplanner.app.commands.batch import Batch
from crewplanner.app.commands.productions import EditProduction
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.productions import Production
from crewplanner.ui.dialogs.logo_field import LogoField
from crewplanner.ui.dialogs.production import ProductionDialog
from tests.pictures import png, svg


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.png").write_bytes(png(40, 20))
    (tmp_path / "a.svg").write_bytes(svg())
    (tmp_path / "bad.svg").write_bytes(svg("<script/>"))
    return tmp_path


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_a_picture_is_shown_as_it_is_printed(look, qtbot, folder, name):
    field = LogoField(look, ask_file=lambda *_asked: folder / name)
    qtbot.addWidget(field)
    assert field.picture.text() == "No logo"
    field.choose.click()
    assert field.changed
    assert field.data == (folder / name).read_bytes()
    assert not field.picture.pixmap().isNull()
    field.remove.click()
    assert field.data == b""
    assert not field.changed


@pytest.mark.parametrize("name", ["bad.svg", "none.png"])
def test_what_cannot_be_taken_is_said_and_the_old_one_stays(look, qtbot, folder, name):
    field = LogoField(look, png())
    qtbot.addWidget(field)
    field.take(folder / name)
    assert field.error.endswith(".")
    assert field.data == png()
    field.take(folder / "a.png")
    assert field.error == ""


def test_a_production_is_saved_with_its_logo_in_one_step(look, qtbot, folder):
    start = Production(id=ProductionId(1), title="Harbor")
    dialog = ProductionDialog(look, start, logo=b"")
    qtbot.addWidget(dialog)
    assert isinstance(dialog.result_of_form(), EditProduction)
    dialog.logo.take(folder / "a.png")
    answer = dialog.result_of_form()
    assert isinstance(answer, Batch)
    assert len(answer.commands) == 2
