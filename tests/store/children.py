"""Processes that the tests start, to be killed, limited or stripped of their rights."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

KILLED = -9

COUNTDOWN = """
import os, sys
left = int(sys.argv[1])
def count(event, arguments):
    global left
    if event in {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "sqlite3.connect"}:
        left -= 1
        if not left:
            os.kill(os.getpid(), 9)
"""
"""Ends the process just before its n-th operation on files after `sys.addaudithook(count)`."""


def run(script, *arguments, allowed=(0,)):
    """What a script of ours printed. It gets the arguments as text and must end as allowed."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode in allowed, done.stderr
    return done.stdout
