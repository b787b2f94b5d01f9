"""Row 52: unique names, phones and rates are searched in every byte that the program writes."""

import io
import json
import os
import platform
import stat
import tempfile
import zipfile
from pathlib import Path

import pypdf
import pytest

from crewplanner.app.erasures import erase, remove_old_backups
from crewplanner.app.files import write_aside
from crewplanner.exports import KINDS, Audience
from crewplanner.paths import logs_folder
from tests.cli.canary import (
    CANARIES,
    EMAIL,
    NAME,
    NOTE,
    PHONE,
    RATE,
    make,
    question,
    write_all,
)

WEEK, DAY = "2026-W10", "2026-03-02"
PAPERS = tuple(kind.id for kind in KINDS)
_GROUPED = "+44 7700 900987"
PRIVATE = (PHONE, _GROUPED, PHONE[1:], EMAIL, "Canary Wharf", NOTE, RATE, "4,711.37")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The project, open, and every paper of it for those who may not see all."""
    folder = tmp_path_factory.mktemp("canary")
    workspace = make(folder)
    files = list(write_all(workspace, Audience.CREW, PAPERS))
    for audience in (Audience.DEPARTMENT, Audience.PAYROLL, Audience.PUBLIC):
        files += write_all(workspace, audience, PAPERS, {"csv", "html", "ics"})
    yield workspace, files
    workspace.close()


def readable(file):
    """All that can be read in a file: unpacked, with the properties of the document."""
    if file.format_id == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(file.data))
        text = "\n".join(page.extract_text() for page in reader.pages)
        return "\n".join((text, str(reader.metadata), file.data.decode("latin-1")))
    if file.format_id == "xlsx":
        return "\n".join(unpacked(file.data).values())
    return file.data.decode().replace("\r\n ", "")


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def properties(file):
    """What a file says of itself: title, author, program."""
    if file.format_id == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(file.data))
        xmp = reader.xmp_metadata
        return f"{reader.metadata} {xmp.rdf_root.toxml() if xmp else ''}"
    if file.format_id == "xlsx":
        return "".join(text for name, text in unpacked(file.data).items() if "docProps" in name)
    if file.format_id == "html":
        return file.data.decode().split("<body", 1)[0]
    return ""


def test_no_private_word_and_no_rate_is_in_a_paper_for_others(made):
    _workspace, files = made
    assert len({(one.paper, one.format_id) for one in files}) >= 20, "the search bites"
    assert any(NAME in readable(one) for one in files)
    found = [
        (one.paper, one.format_id, one.audience, word)
        for one in files
        for word in PRIVATE
        if word in readable(one) and not (one.audience is Audience.PAYROLL and RATE[:4] in word)
        if not (one.audience is Audience.PAYROLL and "4,711" in word)
    ]
    assert found == []


def test_no_file_says_in_its_name_or_properties_whose_it_is(made):
    _workspace, files = made
    words = (*CANARIES, platform.node(), str(Path.home()) + os.sep, tempfile.gettempdir())
    said = {(one.paper, one.format_id, one.audience): one.name + properties(one) for one in files}
    assert [(key, word) for key, text in said.items() for word in words if word in text] == []


def test_the_producers_papers_have_what_the_others_lack(made):
    workspace, _files = made
    files = write_all(workspace, Audience.PRODUCER, ("crew-list", "week"), {"csv"})
    text = "".join(map(readable, files))
    assert _GROUPED in text or PHONE in text
    assert EMAIL in text


@pytest.fixture
def temp(tmp_path, monkeypatch):
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def commands(project, out):
    """One call of every command that can be called without a window, with a canary in its words."""
    person = ("--person", NAME)
    week = ("--week", WEEK, "--production", "Harbour")
    yield from (
        ("crew", project),
        ("days", project),
        ("bookings", project),
        ("person", "export", project, *person, "--out", out / "person.pdf"),
        ("person", "erase", project, *person),
        ("book", project, *person, "--from", "2026-03-20", "--production", "Harbour"),
        ("log", project, *person, "--date", DAY, "--call", "08:00", "--wrap", "19:00"),
        ("log", project, *person, "--date", "never", "--call", "08:00", "--wrap", "19:00"),
        ("check", project),
        ("pay", project, *week, *person, "--explain"),
        ("money", project),
        ("holds", project),
        ("release-cost", project, *person, "--from", DAY),
        ("why-not", project, *person, "--date", DAY),
        ("call-sheet", project, "--day", DAY),
        ("issue", "week", project, *week, "--out", out / "issued", "--format", "csv"),
        ("issued", project),
        ("changes", project, *week),
        ("export", "week", project, *week, "--format", "csv", "--out", out),
        ("doctor", project),
        ("backups", project),
        ("rules", project),
        ("nothing", NAME),
    )


def test_commands_leave_no_name_in_settings_logs_temp_or_reports(
    crewplanner, home, tmp_path, temp, monkeypatch
):
    workspace = make(tmp_path)
    workspace.close()
    out = tmp_path / "out"
    out.mkdir()
    said = [crewplanner(*words) for words in commands(workspace.path, out)]
    assert sum(one.code == 0 for one in said) > 10
    assert not [one.err for one in said if "report" in one.err]
    monkeypatch.setattr("crewplanner.cli.lists.crew", _mistake)
    broken = crewplanner("crew", workspace.path)
    assert broken.code == 2
    (report,) = logs_folder().glob("crash-*.txt")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert [path for path in files_in(temp) if path.stat().st_size] == []
    kept = [path for path in files_in(home) if path.suffix != ".crewplan"]
    assert report in kept
    assert found_in(kept) == []
    assert [path.name for path in files_in(home) if NAME.split()[0] in path.name] == []
    open_to_others = [path for path in files_in(home) if path.stat().st_mode & 0o077]
    assert open_to_others == []
    assert stat.S_IMODE(workspace.path.stat().st_mode) == 0o600


def _mistake(*_words):
    raise KeyError(f"{NAME} {PHONE} {RATE}")


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def found_in(paths):
    words = (*CANARIES, RATE)
    written = {text for word in words for text in (word, json.dumps(word)[1:-1])}
    return [
        (path.name, word)
        for path in paths
        for word in written
        if word.lower().encode() in path.read_bytes().lower()
    ]


def test_after_erasing_no_byte_is_left_anywhere(tmp_path):
    workspace = make(tmp_path)
    ana = next(one.id for one in workspace.plan.people.values() if one.name == NAME)
    workspace.back_up()
    before = {name for name, _word in found_in(files_in(tmp_path))}
    assert len([name for name in before if name.endswith(".crewplan")]) == 2, "the search bites"
    fresh = erase(workspace, ana)
    remove_old_backups(workspace, fresh)
    pay = workspace.pricing.week(workspace.plan, *_week(workspace)).total
    assert pay > 0
    left = [word for word in found_in(files_in(tmp_path)) if word[1] != RATE]
    assert left == []
    workspace.close()
    assert [word for word in found_in(files_in(tmp_path)) if word[1] != RATE] == []


def _week(workspace):
    asked = question(workspace, "week")
    return asked.production, asked.span


def test_an_export_keeps_to_the_umask_and_a_private_file_does_not(tmp_path):
    before = os.umask(0o022)
    try:
        write_aside(tmp_path / "week.pdf", b"x")
        write_aside(tmp_path / "person.pdf", b"x", private=True)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("week.pdf", "person.pdf")]
    assert modes == [0o644, 0o600]
