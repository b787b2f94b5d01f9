"""What pricing needs is loaded piece by piece, and all of it."""

import subprocess
import sys

from crewplanner.app.agreements import shipped, shipped_files
from crewplanner.app.pay_loading import pieces

_NEW = """
import sys
from crewplanner.app.pay_loading import pieces
found = list(pieces())
before = set(sys.modules)
import crewplanner.app.pricing
new = {name for name in set(sys.modules) - before if name.startswith("crewplanner")}
assert not new, new
"""


def test_nothing_is_left_to_load_after_the_pieces():
    subprocess.run([sys.executable, "-c", _NEW], check=True)


def test_each_agreement_is_a_piece():
    names = list(pieces())
    assert [file.name for file in shipped_files()] == names[-len(shipped()) :]


def test_a_workspace_loads_pieces_until_none_is_left(planned):
    count = 0
    while planned.load_pricing():
        count += 1
    assert count == len(list(pieces()))
    assert not planned.load_pricing()


def test_who_prices_at_once_leaves_nothing_to_load(planned):
    assert planned.load_pricing()
    assert planned.pricing is planned.pricing
    assert not planned.load_pricing()
