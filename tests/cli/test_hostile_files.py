"""Damaged and hostile files of agreements and examples, by the program's own entry."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crewplanner.paths import resource as shipped_file

resource = pytest.importorskip("resource")

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "tests" / "files" / "agreements").glob("*.json"))
AGREEMENTS = sorted(shipped_file("agreements").glob("*.toml"))
STEP = 97
MOST_MEMORY = 1024**3
"""Bytes of address space that a call may take, the interpreter and what it imports included."""
DAY = '{"date": "2026-03-02", "hours": "9"}'
EXAMPLE = (
    '{"source": "s", "examples": [{"id": "x1", "about": "a", "agreement": "deal-memo",'
    ' "deal": {"rate": "10", "per": "hour"}, "days": [%s], "expect": {"total": "90.00"}}]}'
)


@pytest.mark.parametrize("file", [*AGREEMENTS, *EXAMPLES], ids=lambda file: file.name)
def test_a_file_cut_off_anywhere_is_refused_with_one_sentence(file, tmp_path, refused):
    """At every 97th byte of an agreement; of examples, at so many places as an agreement has."""
    whole = file.read_bytes()
    step = max(STEP, len(whole) // STEP // 8 * STEP)
    cut = tmp_path / file.name
    for length in range(0, len(whole), step):
        cut.write_bytes(whole[:length])
        said = refused("agreements", "verify", cut)
        assert file.name in said or "no examples" in said


def words(*found):
    return [sys.executable, str(ROOT / "main.py"), "agreements", *found]


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


HOSTILE = {
    "empty.json": b"",
    "empty.toml": b"",
    "binary.json": bytes(range(256)) * 64,
    "binary.toml": bytes(range(256)) * 64,
    "utf-16.json": EXAMPLE.encode("utf-16"),
    "latin.toml": 'title = "caf\xe9"'.encode("latin-1"),
    "deep.json": b"[" * 1_000_000,
    "deep.toml": b"a = " + b"[" * 1_000_000,
    "tables.toml": b"[" + b"a." * 500_000 + b"a]\n",
    "keys.toml": b"[a]\n" + b"a." * 400_000 + b"a = 1\n",
    "quoted.toml": b"[a]\n" + b'"a" . ' * 150_000 + b"a = 1\n",
    "lines.toml": b"[a]\n" + b"".join(b"k%d = 1\n" % n for n in range(80_000)),
    "braces.toml": b"a = " + b"{a = " * 150_000,
    "again.toml": b"[[a]]\n" * 150_000,
    "nan.json": (EXAMPLE % '{"date": "2026-03-02", "hours": NaN}').encode(),
    "infinite.json": (EXAMPLE % '{"date": "2026-03-02", "hours": -Infinity}').encode(),
    "huge.json": (EXAMPLE % '{"date": "2026-03-02", "hours": 1e400}').encode(),
    "digits.json": (EXAMPLE % ('{"date": "2026-03-02", "hours": ' + "9" * 100_000 + "}")).encode(),
    "negative.json": (
        EXAMPLE % '{"date": "2026-03-02", "hours": "9", "travel_minutes": -1}'
    ).encode(),
    "late.json": (EXAMPLE % '{"date": "9999-12-31", "hours": "9"}').encode(),
    "zone.json": (EXAMPLE % DAY).replace('"deal"', '"timezone": "Mars/Olympus", "deal"').encode(),
    "bands.json": (EXAMPLE % DAY)
    .replace('"deal"', '"params": {"overtime_steps": [' + "[0,1]," * 10**6 + '[1,1]]}, "deal"')
    .encode(),
    "steps.toml": b"steps = [" + b"[0,1]," * 10**6 + b"]\n",
    "hundred-megabytes.json": None,
    "hundred-megabytes.toml": None,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_seconds_and_little_memory(name, tmp_path):
    file = tmp_path / name
    if HOSTILE[name] is None:
        with file.open("wb") as opened:
            opened.truncate(100 * 1024**2)
    else:
        file.write_bytes(HOSTILE[name])
    began = time.monotonic()
    done = subprocess.run(
        words("verify", str(file)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limited,
    )
    assert time.monotonic() - began < 30
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 700


def test_what_is_no_file_is_refused(tmp_path, refused):
    assert "not a file" in refused("agreements", "verify", tmp_path)
    assert "cannot be read" in refused("agreements", "verify", tmp_path / "gone.json")
    assert "not a file" in refused("agreements", "show", _folder(tmp_path, "house.toml"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        assert "not a file" in refused("agreements", "verify", tmp_path / "pipe.json")


def _folder(parent, name):
    (parent / name).mkdir()
    return parent / name


def test_a_file_that_nobody_may_read_is_refused(tmp_path, refused):
    file = tmp_path / "mine.json"
    file.write_text(EXAMPLE % DAY)
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read every file")
    assert "cannot be read" in refused("agreements", "verify", file)


def test_the_same_id_twice_is_two_examples(tmp_path, crewplanner):
    """An id is what the reader calls an example by; each is priced by itself."""
    one = (EXAMPLE % DAY)[len('{"source": "s", "examples": [') : -2]
    file = tmp_path / "twice.json"
    file.write_text('{"source": "s", "examples": [' + one + "," + one + "]}")
    said = crewplanner("agreements", "verify", file)
    assert said.code == 0
    assert said.out.endswith("2 passed, 0 failed\n")
