"""Every text for people can be translated, and every catalog in the program is complete."""

import ast
import string

import pytest

from crewplanner.i18n import read_messages
from crewplanner.paths import resource
from tools import catalogs


@pytest.fixture(scope="module")
def messages(repository):
    return catalogs.messages(repository / "crewplanner")


@pytest.fixture
def files(messages, tmp_path):
    """The catalogs that come with the program, and those of languages that nobody speaks."""
    for name, how in catalogs.LANGUAGES.items():
        text = catalogs.pseudo(messages, how)
        (tmp_path / f"{name}.po").write_text(text, encoding="utf-8")
    return [*sorted(resource("locale").glob("*.po")), *sorted(tmp_path.glob("*.po"))]


def test_there_are_texts(messages):
    assert messages


def test_texts_are_whole(package):
    """A text that is put together before it is looked up is in no catalog."""
    broken = [
        f"{module.path}:{node.lineno}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in catalogs.MARKS
        and any(_put_together(argument) for argument in node.args)
    ]
    assert broken == []


def _put_together(argument):
    formatted = isinstance(argument, ast.Call) and ast.unparse(argument.func).endswith(".format")
    return isinstance(argument, ast.JoinedStr | ast.BinOp) or formatted


def test_gaps_have_names(messages):
    """Other languages need another order."""
    nameless = [m.one for m in messages if any(not name for name in _gaps(m.one) | _gaps(m.many))]
    assert nameless == []


def test_texts_have_one_kind_of_quotes_and_apostrophes(messages):
    """“Plan B”, and the day's, as people type it."""
    other = [m.one for m in messages if any(sign in m.one + m.many for sign in '’‘"„')]
    assert other == []


def test_catalogs_are_complete(files, messages):
    for file in files:
        translated = read_messages(file)
        missing = sorted(m.one for m in messages if m.key not in translated)
        assert missing == [], file.name


def test_catalogs_fill_the_same_gaps(files, messages):
    for file in files:
        translated = read_messages(file)
        wrong = [
            form
            for message in messages
            for form in translated.get(message.key, "").split("\0")
            if not _gaps(form) <= _gaps(message.one) | _gaps(message.many)
        ]
        assert wrong == [], file.name


def _gaps(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
