"""Run every benchmark: `python -m benchmarks --out build/bench`."""

import argparse
import importlib
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

from benchmarks.measuring import ROUNDS, Effort, machine, table, write

NAMES = (
    "startup",
    "opening",
    "importing",
    "exporting",
    "findings",
    "ledger",
    "pay",
    "moves",
    "editing",
    "board",
    "large",
)
"""The modules of this package that have a `run(effort) -> Report`."""


def main(arguments: list[str]) -> int:
    """Measure, print the tables, write the files."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="folder of the files")
    parser.add_argument("--only", choices=NAMES, action="append", help="only this one; repeatable")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of each")
    parser.add_argument("--small", action="store_true", help="the smallest sizes")
    options = parser.parse_args(arguments)
    effort = Effort(rounds=options.rounds, small=options.small)
    print(f"{machine()}; medians of {effort.rounds} turns. Trust the ratios, not the figures.")
    for name in options.only or NAMES:
        start = time.perf_counter()
        report = importlib.import_module(f"benchmarks.{name}").run(effort)
        write(report, options.out)
        print(f"\n{table(report)}\n({time.perf_counter() - start:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
