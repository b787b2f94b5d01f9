import threading

import pytest

from crewplanner.i18n import (
    N_,
    _,
    in_order,
    install,
    ngettext,
    pgettext,
    read_catalog,
    read_messages,
    right_to_left,
)
from tools import catalogs

GERMAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#: crewplanner/app/commands/bookings.py
msgid "Move booking"
msgstr "Buchung verschieben"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} Tag"
msgstr[1] "{count} Tage"

msgctxt "end of work"
msgid "Wrap"
msgstr "Dreh"
"schluss"

#, fuzzy
msgid "Undo"
msgstr "Rückwärts"

msgid "Redo"
msgstr ""
"""


@pytest.fixture
def catalogs_folder(tmp_path):
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    return tmp_path


def test_without_a_language_the_text_in_the_code_is_spoken():
    assert _("Move booking") == "Move booking"
    assert ngettext("{count} day", "{count} days", 2) == "{count} days"


def test_a_language_is_spoken_once_it_is_installed(catalogs_folder):
    install(["de"], catalogs_folder)
    assert _("Move booking") == "Buchung verschieben"
    assert pgettext("end of work", "Wrap") == "Drehschluss"
    assert ngettext("{count} day", "{count} days", 1) == "{count} Tag"
    assert ngettext("{count} day", "{count} days", 5) == "{count} Tage"


def test_a_text_in_a_table_is_translated_where_it_is_shown(catalogs_folder):
    label = N_("Move booking")
    install(["de"], catalogs_folder)
    assert label == "Move booking"
    assert _(label) == "Buchung verschieben"


@pytest.mark.parametrize("languages", [["de_AT.UTF-8"], ["de-CH"], ["fr", "de"], ["", "de@euro"]])
def test_a_country_falls_back_to_its_language_and_that_to_the_next(catalogs_folder, languages):
    install(languages, catalogs_folder)
    assert _("Move booking") == "Buchung verschieben"


@pytest.mark.parametrize("languages", [["en", "de"], ["en_GB", "de"], ["fr"], []])
def test_english_comes_before_what_follows_it(catalogs_folder, languages):
    install(languages, catalogs_folder)
    assert _("Move booking") == "Move booking"


def test_unfinished_texts_stay_as_they_are_in_the_code(catalogs_folder):
    install(["de"], catalogs_folder)
    assert (_("Undo"), _("Redo"), _("Never translated")) == ("Undo", "Redo", "Never translated")


def test_an_empty_text_stays_empty(catalogs_folder):
    install(["de"], catalogs_folder)
    assert _("") == ""


def test_every_thread_speaks_the_same_language(catalogs_folder):
    install(["de"], catalogs_folder)
    heard = []
    thread = threading.Thread(target=lambda: heard.append(_("Move booking")))
    thread.start()
    thread.join()
    assert heard == ["Buchung verschieben"]


@pytest.mark.parametrize("line", ["msgid Move", '"a text of nothing"', 'msgstr[x] ""'])
def test_a_malformed_catalog_is_named(tmp_path, line):
    file = tmp_path / "xx.po"
    file.write_text(f'{line}\nmsgstr "x"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.po: not a line of a catalog"):
        read_messages(file)


def test_texts_are_gathered_from_code_and_can_be_spoken_in_accents(tmp_path):
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.py").write_text(
        '_("Say “{name}”\\n" "twice")\n'
        'ngettext("{count} day", "{count} days", n)\n'
        'pgettext("end of work", "Wrap")\n'
        "_(spec.text)\nother('No text for people')\n",
        encoding="utf-8",
    )
    found = catalogs.messages(package)
    assert [m.one for m in found] == ["Say “{name}”\ntwice", "{count} day", "Wrap"]
    file = tmp_path / "qps.po"
    file.write_text(catalogs.pseudo(found), encoding="utf-8")
    translated = read_messages(file)
    assert all(message.key in translated for message in found)
    spoken = read_catalog(file).gettext("Say “{name}”\ntwice")
    assert "{name}" in spoken
    assert spoken != "Say “{name}”\ntwice"
    file.write_text(catalogs.template(found), encoding="utf-8")
    assert set(read_messages(file)) == {""}


@pytest.mark.parametrize(
    ("language", "right"), [("ar_EG", True), ("ar", True), ("de_AT", False), ("en", False)]
)
def test_some_languages_are_written_from_the_right(tmp_path, language, right):
    for name in ("ar", "de"):
        (tmp_path / f"{name}.po").write_text('msgid "Wrap"\nmsgstr "x"\n', encoding="utf-8")
    install([language], tmp_path)
    assert right_to_left() is right


def test_languages_that_nobody_speaks_keep_names_and_access_keys():
    text = "E&xport {name} with the crew's hours"
    german, arabic = catalogs.as_german(text), catalogs.as_arabic(text)
    assert all("&x" in told and "{name}" in told for told in (german, arabic))
    assert len(german) > len(text) * 1.3
    assert german.startswith("E&xpört")
    assert not any("a" <= char <= "z" for char in arabic.replace("&x", "").replace("{name}", ""))


def test_times_stay_in_order_among_words_from_the_right(tmp_path):
    assert in_order("08:00–18:30") == "08:00–18:30"
    (tmp_path / "ar.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    install(["ar"], tmp_path)
    assert in_order("08:00–18:30") == "\u206608:00–18:30\u2069"
