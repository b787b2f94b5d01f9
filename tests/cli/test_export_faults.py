"""Rows 5 and 16 through one table of every paper and format: the old file or all of the new one."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crewplanner.exports import KINDS, Dated, formats_of
from tests.cli.canary import make

REPOSITORY = Path(__file__).resolve().parents[2]
DATES = {
    Dated.WEEK: ("--week", "2026-W10"),
    Dated.DAY: ("--day", "2026-03-02"),
    Dated.WEEKS: ("--weeks", "4", "--until", "2026-03-04"),
}
OLD = b"the paper of last week"
_REST = 7


def calls(project, out):
    """Every paper in every format, as it is asked for."""
    for kind in KINDS:
        dates = DATES.get(kind.dated, ())
        for one in formats_of(kind.id):
            path = out / f"{kind.id}.{one.id}"
            yield (
                path,
                (
                    *(
                        "export",
                        kind.id,
                        project,
                        *dates,
                        "--production",
                        "Harbour",
                    ),
                    *("--format", one.id, "--out", path),
                ),
            )


def test_a_full_disk_leaves_every_old_file(crewplanner, tmp_path, monkeypatch):
    make(tmp_path).close()
    project, out = tmp_path / "canary.crewplan", tmp_path / "out"
    out.mkdir()
    write, full = os.write, []

    def short(descriptor, data):
        if full and full[-1]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        full.append(True)
        return write(descriptor, bytes(data)[:_REST])

    asked = list(calls(project, out))
    for path, words in asked:
        path.write_bytes(OLD)
        full.clear()
        monkeypatch.setattr(os, "write", short)
        said = crewplanner(*words)
        monkeypatch.setattr(os, "write", write)
        assert full == [True], f"{path.name}: not exercised"
        assert said.code == 2
        assert "is full" in said.err
        assert path.read_bytes() == OLD
    assert len(asked) >= 25
    assert sorted(out.iterdir()) == sorted(path for path, _words in asked)


_LOOP = """
import sys
from crewplanner.__main__ import main
words = sys.argv[1:]
for number in range(10_000):
    main([*words, "--version", "AB"[number % 2] * 4000])
    print("wrote", file=sys.stderr, flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("format_id", ["csv", "pdf"])
def test_killed_while_exporting_the_file_is_whole(crewplanner, tmp_path, home, format_id):
    make(tmp_path).close()
    out = tmp_path / f"week.{format_id}"
    project = tmp_path / "canary.crewplan"
    words = [
        *("export", "crew-list" if format_id == "csv" else "week", str(project)),
        *(() if format_id == "csv" else DATES[Dated.WEEK]),
        *("--production", "Harbour", "--format", format_id, "--out", str(out)),
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", _LOOP, *words],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    for _number in range(2):
        assert process.stderr.readline() == "wrote\n"
    time.sleep(0.013)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    data = out.read_bytes()
    whole = {"csv": b"\r\n", "pdf": b"%%EOF\n"}[format_id]
    assert data.rstrip().endswith(whole.rstrip())
    assert not (b"A" * 4000 in data and b"B" * 4000 in data)
