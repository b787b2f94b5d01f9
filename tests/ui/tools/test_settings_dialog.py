"""Settings: asked for in one form, kept in a file that may be lost or damaged."""

import json

import pytest

from crewplanner.app.errors import CouldNotWrite
from crewplanner.app.settings import Settings, SettingsFile
from crewplanner.ui.dialogs.settings import SettingsDialog
from crewplanner.ui.theme import ThemeChoice


@pytest.fixture
def dialog(look, qtbot):
    made = SettingsDialog(look, Settings(user="Ana", clock="12", sheet="a3"), "")
    qtbot.addWidget(made)
    return made


def test_it_begins_with_what_is_chosen_now(dialog):
    chosen = dialog.result_of_form()
    assert chosen.settings == Settings(user="Ana", clock="12", sheet="a3")
    assert (chosen.theme, chosen.text_scale) == (ThemeChoice.LIGHT, 1.0)


def test_what_is_chosen_is_answered(dialog):
    dialog.user.setText("  Tamsin   Reed ")
    dialog.theme.set_value(ThemeChoice.DARK)
    dialog.text_scale.set_value(1.3)
    dialog.sheet.set_value("")
    dialog.clock.set_value("24")
    chosen = dialog.result_of_form()
    assert chosen.settings == Settings(user="Tamsin Reed", clock="24", sheet="")
    assert (chosen.theme, chosen.text_scale) == (ThemeChoice.DARK, 1.3)


def test_a_size_of_text_between_the_steps_is_offered_too(look, qtbot):
    look.resize_text(1.21)
    dialog = SettingsDialog(look, Settings(), "tamsin")
    qtbot.addWidget(dialog)
    assert dialog.text_scale.currentText() == "121 %"
    assert dialog.user.placeholderText() == "tamsin"
    look.resize_text(1.0)


def test_settings_are_kept(tmp_path):
    file = SettingsFile(tmp_path / "settings")
    assert file.read() == Settings()
    file.write(Settings(user="Björk", clock="12", sheet="letter"))
    assert SettingsFile(tmp_path / "settings").read().user == "Björk"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ('{"user": "Ana", "clock": 12, "more": true}', Settings(user="Ana")),
        ('{"user": "A\\u0000na"}', Settings()),
        (json.dumps({"user": "x" * 5000, "sheet": "a4"}), Settings(sheet="a4")),
        ("{}", Settings()),
    ],
)
def test_what_does_not_fit_is_as_never_chosen(tmp_path, content, read):
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    assert SettingsFile(tmp_path).read() == read


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[1]", b"{", b"[" * 100_000])
def test_a_damaged_file_is_put_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert SettingsFile(tmp_path).read() == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.damaged").read_bytes() == content


def test_a_folder_that_is_none_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    file = SettingsFile(tmp_path / "file")
    assert file.read() == Settings()
    with pytest.raises(CouldNotWrite):
        file.write(Settings())
