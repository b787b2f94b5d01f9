"""A review from the command line, between two people with a machine each."""

import sqlite3

import pytest

from crewplanner.app.commands.reviews import SaveMember
from crewplanner.app.context import Context
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import NEW
from crewplanner.domain.reviews import Member, MemberRole
from crewplanner.paths import HOME_VARIABLE
from tests.app.conftest import NOON

WEEK = ("--from", "2026-11-23", "--to", "2026-11-29")
SHOW = ("--production", "Harbour")


@pytest.fixture
def mira(monkeypatch, tmp_path):
    """Another user on another machine, from now on; call it again to be back."""
    home = [tmp_path / "miras"]

    def swap(name="Mira"):
        monkeypatch.setenv(HOME_VARIABLE, str(home[0]))
        monkeypatch.setenv("USER", name)
        monkeypatch.setenv("LOGNAME", name)

    return swap


def rates(path):
    """Every rate of the project, as it could stand in a file."""
    with sqlite3.connect(path) as base:
        return {str(row[0]) for row in base.execute("SELECT rate FROM deals")}


def test_out_and_back(crewplanner, refused, sample, tmp_path, mira):
    page = tmp_path / "page.html"
    sent = crewplanner(
        *("review", "send", sample, *WEEK, "--for", "Mira", "--note", "Thursday?", *SHOW),
        *("--out", tmp_path, "--html", page, "--json"),
    ).data
    package = tmp_path / "Harbour Lights review 2026-11-23.crewplan"
    assert (sent["package"], sent["rates"]) == (str(package), False)
    assert "not sent for review" in refused("review", "reply", sample, "--out", tmp_path / "r")
    mira()
    said = crewplanner(
        *("review", "comment", package, "--person", "Ingeborg Salter", "--date", "2026-11-24"),
        *("--mark", "question", "--text", "Is she sure?", "--json"),
    ).data
    assert (said["mark"], said["state"], said["placing"]) == ("question", "new", "placed")
    assert "guess it" in refused("review", "sign", package, "--verdict", "refused")
    signed = crewplanner("review", "sign", package, "--verdict", "approved", "--json").data
    assert (signed["from"], signed["to"]) == ("2026-11-23", "2026-11-29")
    reply = tmp_path / "reply.json"
    assert crewplanner("review", "reply", package, "--out", reply, "--json").data["said"] == 2
    assert "You review" in refused(
        *("book", package, "--person", "Ingeborg", "--from", "2026-11-28", "--status", "pencil")
    )

    changed = ("--person", "Ingeborg Salter", "--from", "2026-11-24", "--status", "confirmed")
    assert crewplanner("book", sample, *changed, *SHOW).code == 0
    dry = crewplanner("review", "merge", sample, reply, "--dry-run", "--json").data
    assert (dry["comments"], dry["sign_offs"], dry["written"]) == (1, 1, False)
    assert dry["placing"] == {"moved": 1}
    assert crewplanner("review", "merge", sample, reply).code == 0
    assert "already" in refused("review", "merge", sample, reply)
    found = crewplanner("review", "comments", sample, *SHOW, "--json").data
    (one,) = found["comments"]
    assert (one["placing"], one["text"]) == ("moved", "Is she sure?")
    assert "1st pencil" in one["then"]
    assert "Confirmed" in one["now"]
    assert found["sign_offs"][0]["text"].endswith("changed since")


def test_hidden_rates_are_in_no_file(crewplanner, sample, tmp_path):
    known = {one for one in rates(sample) if len(one.replace(".", "")) > 3}
    assert known
    for more, shown in (((), False), (("--rates",), True)):
        out, page = tmp_path / f"{shown}.crewplan", tmp_path / f"{shown}.html"
        crewplanner(
            *("review", "send", sample, *WEEK, "--for", "Mira", *SHOW, *more),
            *("--out", out, "--html", page),
        )
        text = page.read_text("utf-8")
        assert ("£" in text or "Budget" in text) is shown
        assert "<script" not in text
        assert "http-equiv" in text
        data = out.read_bytes()
        assert any(one.encode() in data for one in known) is shown


MONEY = (
    ("pay", "--week", "2026-11-23"),
    ("pay", "--week", "2026-11-23", "--json"),
    ("money", "--production", "Harbour"),
    ("money", "--production", "Harbour", "--by", "person", "--json"),
)
SEEN = (("crew", "--json"), ("bookings", "--json"))


def test_a_department_is_told_no_rate_by_any_command(crewplanner, refused, sample, tmp_path, mira):
    """By name on the command line too: neither rates nor people of others."""
    context = Context(user="Tamsin", clock=lambda: NOON, backups=tmp_path / "backups")
    workspace = Workspace.open(sample, context)
    camera = next(one.id for one in workspace.plan.departments.values() if one.name == "Camera")
    member = Member(id=NEW, name="Mira", role=MemberRole.DEPARTMENT, department=camera)
    workspace.do(SaveMember(member=member))
    workspace.close()
    mira()
    out = tmp_path / "out"
    out.mkdir()
    texts = [crewplanner(words[0], sample, *words[1:]).out for words in SEEN]
    for words in MONEY:
        assert "not shown" in refused(words[0], sample, *words[1:])
    hot = ("--day", "2026-11-23", "--format", "csv", *SHOW, "--out", out / "hot.csv")
    assert "not shown" in refused("export", "hot-cost", sample, *hot)
    for paper, more in (
        ("week", ("--week", "2026-11-23", "--audience", "producer")),
        ("timecards", ("--week", "2026-11-23", "--audience", "producer")),
    ):
        file = out / f"{paper}.csv"
        crewplanner(*("export", paper, sample, "--format", "csv", *SHOW, *more, "--out", file))
        texts.append(file.read_text("utf-8-sig"))
    whole = "\n".join(texts)
    assert "Ottoline Markham" in whole
    assert "Marguerite Oyelaran" not in whole
    for rate in {one for one in rates(sample) if len(one.replace(".", "")) > 3}:
        assert rate not in whole
