"""Every command of the application, done from text as it is done by the window."""

import base64
import datetime as dt
import json
import re
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from crewplanner.app.command_fields import example as example_text
from crewplanner.app.command_fields import field_views
from crewplanner.app.command_kinds import command_kinds, plain_name
from crewplanner.app.commands.base import Command
from crewplanner.cli.main import run
from crewplanner.cli.shell import Shell
from crewplanner.domain.ids import NEW
from crewplanner.domain.values import Clock, DateSpan, Offset, TimeRange, format_minutes
from tests.app.command_examples import EXAMPLES, example
from tests.app.conftest import prepared

__all__ = ["prepared"]

KINDS = sorted(EXAMPLES, key=lambda kind: kind.__name__)


@dataclass(frozen=True)
class HeldShell(Shell):
    """A shell whose project is open already."""

    held: Any = None

    @contextmanager
    def editing(self, path):
        del path
        yield self.held


@pytest.fixture
def do_in(tmp_path, capsys):
    """Call `do` on a project that is open, and read what `--json` printed."""

    def call(workspace, *words):
        shell = HeldShell(
            context=workspace.context, open_window=None, take_pictures=None, held=workspace
        )
        code = run(["do", "held.crewplan", *words, "--json"], shell, tmp_path)
        said = capsys.readouterr()
        assert code == 0, said.err
        return json.loads(said.out)

    return call


WRITTEN = (
    (Command, lambda value: {"command": plain_name(type(value)), **by_field(value)}),
    (Clock, lambda value: format_minutes(value.minutes)),
    (Offset, lambda value: f"{value.minutes:+}"),
    (DateSpan, lambda value: f"{value.first}..{value.last}"),
    (TimeRange, lambda value: f"{format_minutes(value.start)}-{format_minutes(value.end)}"),
    (Enum, lambda value: str(value.value)),
    (Decimal, str),
    (dt.date, lambda value: value.isoformat()),
    (bytes, lambda value: base64.b64encode(value).decode()),
    ((tuple, frozenset), lambda value: [as_json(one) for one in value]),
)


def as_json(value):
    """A value as JSON has it, or as text where JSON has no such type."""
    for kind, write in WRITTEN:
        if isinstance(value, kind):
            return write(value)
    return by_field(value) if is_dataclass(value) else value


def by_field(value):
    return {one.name: as_json(getattr(value, one.name)) for one in fields(value)}


def as_words(command):
    """The fields as somebody writes them on a command line."""
    words = []
    for name, value in by_field(command).items():
        if isinstance(value, Mapping) and "id" in value:
            record = {part: given for part, given in value.items() if part != "id"}
            words += [f"{name}={value['id']}"] if value["id"] != NEW else []
            words += [word(f"{name}.{part}", given) for part, given in record.items()]
        else:
            words.append(word(name, value))
    return words


def word(name, value):
    if isinstance(value, str) or (isinstance(value, int) and value > 0):
        return f"{name}={value}" if not isinstance(value, bool) else f"{name}=yes"
    return f"{name}:={json.dumps(value)}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_command_does_from_text_what_it_does_in_the_window(kind, prepared, do_in):
    with prepared() as workspace:
        command = example(kind, workspace)
        told = do_in(workspace, plain_name(kind), *as_words(command), "--dry-run")
        before = workspace.digest()
        done = do_in(
            workspace, plain_name(kind), "--values", json.dumps(by_field(command)), "--yes"
        )
        by_text = workspace.digest()
        assert by_text != before
        assert {**told, "written": True} == done
        if command.final:
            return
        workspace.undo()
        assert workspace.digest() == before
        workspace.do(command)
        assert workspace.digest() == by_text


def test_every_command_is_listed_and_tells_its_fields(crewplanner):
    listed = crewplanner("do", "--list", "--json").data["commands"]
    assert [one["name"] for one in listed] == sorted(map(plain_name, KINDS))
    assert all(one["does"].endswith((".", "?")) for one in listed), "a line each, whole"
    for kind in command_kinds().values():
        views = field_views(kind)
        assert all(view.expected and view.example.startswith(view.name) for view in views)
        assert example_text(kind).startswith(f"crewplanner do PROJECT {plain_name(kind)}")


def test_about_a_command_shows_what_to_write(crewplanner):
    out = crewplanner("do", "--about", "AddDeal").out
    assert "add-deal: Agree terms" in out
    assert re.search("rate +a number, with a point", out)
    own = crewplanner("do", "--about", "set-own-times").out
    assert re.search("wrap +a time .*; or empty", own)
    late = crewplanner("do", "--about", "wrap-late").out
    assert re.search("day +one of the shoot days: its id or date", late)
    assert "wrap-late day=12 minutes=45" in late
    assert 'Example: crewplanner do PROJECT add-deal person="Ana Foss" rate=450.00' in out


def test_a_person_is_added_changed_and_given_a_deal_by_name(project, crewplanner):
    added = crewplanner(
        *("do", project, "add-person", "name=Ana Foss", "roles=gaffer", "roles=Key Grip"),
        'contacts:=[{"kind": "phone", "value": "+12125550123"}]',
    )
    assert added.out.splitlines()[0] == "Done: Add Ana Foss."
    assert "New in people: #1 Ana Foss." in added.out
    assert crewplanner("do", project, "edit-person", "person=foss", "note=Nights").code == 0
    dealt = ("do", project, "add-deal", "person=ana foss", "rate=450.50", "valid_from=2026-11-23")
    assert crewplanner(*dealt, "--json").data["made"]["deals"] == [1]
    assert crewplanner("do", project, "edit-deal", "deal=foss", "valid_from=", "kit=25").code == 0
    [ana] = crewplanner("crew", project, "--json").data["people"]
    assert (ana["roles"], ana["phone"]) == (["Gaffer", "Key Grip"], "+12125550123")


def test_a_dry_run_writes_nothing(project, crewplanner, bytes_kept):
    def call():
        said = crewplanner("do", project, "add-person", "name=Ana Foss", "--dry-run")
        assert said.out.startswith("Would do: Add Ana Foss.\nNew in people: #1")

    bytes_kept(project, call)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add-persn", "name=Ana"], "There is no command “add-persn”. Did you mean .*add-person"),
        (["add-person", "nam=Ana"], "add-person has no field “nam”. It may be: name"),
        (["add-person"], "add-person needs name: a text."),
        (["add-person", "Ana"], "“Ana” is no field. Write FIELD=VALUE"),
        (["add-person", "name=Ana", "id=3"], "makes a new one: leave out id"),
        (["add-person", "name=Ana", "roles=Gafer"], "roles: .*Gafer.*Did you mean “Gaffer”"),
        (["add-person", "name=Ana", "contacts:=[{]"], "contacts: .* is not JSON"),
        (["add-person", "name:=5"], "name: “5” does not fit. Expected: a text."),
        (["add-person", "--values", "[1]"], "--values is no JSON object"),
        (["edit-person", "note=x"], "edit-person needs person: which one is changed"),
        (["edit-deal", "deal=12", "rate=1"], "deal: There is no #12 among the deals"),
        (["add-holiday", "name=Fair", "date=soon"], "“soon” is not a date. Write it as"),
        (["add-holiday", "name=Fair", "date:=7"], "date: “7” does not fit. Expected: a date"),
        (["edit-production", "production=HBL", "timezone=Mars/Base"], "is not a time zone"),
        (["edit-production", "production=HBL", "currency=pounds"], "is not a currency"),
        (["add-place", "name=Pole", "latitude=95", "longitude=0"], "Latitude goes from"),
        (["set-budget", "department=", "amount=1e30"], "amount: “1e30” does not fit"),
        (["add-holiday", "name=Fair", "date=9999-12-31"], "too far away"),
        (["add-role", "department=Camera", "name=DIT", f"position={10**30}"], "does not fit the"),
        (["edit-production", "production=HBL", "first_weekday=9"], "does not fit the project"),
        (["edit-production", "production=HBL", "status=maybe"], "status: .*Expected: one of"),
        (["edit-production", "production=HBL", "turnaround=ten"], "Expected: a time or length"),
        (["new-scenario", "name=B", "span=2026-11-27..2026-11-23"], "span"),
        (["batch", "words=Two", "commands:=[{}]"], "There is no command “”"),
        ([], "PROJECT and COMMAND are missing"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(words, sentence, project, refused, bytes_kept):
    def call():
        assert re.search(sentence, refused("do", project, *words))

    bytes_kept(project, call)


def test_what_can_never_be_undone_is_asked_for(project, crewplanner, refused):
    crewplanner("do", project, "add-person", "name=Ana Foss")
    assert "can never be undone" in refused("do", project, "erase-person", "person=foss")
    assert crewplanner("do", project, "erase-person", "person=foss", "--yes").code == 0
    assert crewplanner("crew", project, "--json").data["people"][0]["name"] == "Person 1"


def test_a_reviewer_comments_and_changes_nothing_else(project, crewplanner, refused, monkeypatch):
    member = ("name=Reader", "role=reviewer")
    assert crewplanner("do", project, "save-member", *member).code == 0
    monkeypatch.setenv("LOGNAME", "Reader")
    assert "You review this plan" in refused("do", project, "add-person", "name=Ana")
    assert "You review this plan" in refused("do", project, "add-person", "name=Ana", "--dry-run")
    assert crewplanner("do", project, "add-comment", "text=Too late?", "mark=question").code == 0


def test_several_commands_are_one_step(project, crewplanner):
    both = [
        {"command": "add-person", "name": "Ana Foss"},
        {"command": "add-unit", "name": "Splinter"},
    ]
    said = crewplanner(
        "do", project, "batch", "words=Begin", f"commands:={json.dumps(both)}", "--json"
    )
    assert said.data["label"] == "Begin"
    assert said.data["made"] == {"units": [2], "people": [1]}


def test_a_day_is_meant_by_its_date_and_a_deal_by_whose_it_is(sample, crewplanner, refused):
    wanted = ("do", sample, "edit-shoot-day", "production=HBL", "note=Rain cover")
    assert re.search("may be #\\d+ .2026-11-24, Main unit., #", refused(*wanted, "day=2026-11-24"))
    assert crewplanner(*wanted, "day=2026-11-16", "--json").data["changed"]["shoot_days"]
    away = ("do", sample, "edit-booking", "production=HBL", "booking=markham", "note=x")
    assert "Write the number" in refused(*away)


def test_it_can_be_done_in_a_scenario(project, crewplanner, refused):
    crewplanner("do", project, "add-person", "name=Ana Foss")
    assert crewplanner("do", project, "new-scenario", "name=B", "span=2026-W48").code == 0
    book = ("do", project, "book-people", "people=Ana Foss", "spans=2026-11-24", "--scenario", "B")
    assert "Would do: Book 1 person." in crewplanner(*book, "--dry-run").out
    assert crewplanner(*book).code == 0
    assert crewplanner("bookings", project, "--json").data["bookings"] == []
    assert "in the plan itself" in refused(
        "do", project, "add-person", "name=Bo", "--scenario", "B"
    )
