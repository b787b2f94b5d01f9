"""What pricing needs is loaded piece by piece, and all of it."""

import subprocess
import sys

from crewplanner.app.agreements import read_shipped, shipped, shipped_files
from crewplanner.app.pay_loading import PayLoading

_NEW = """
import sys
from crewplanner.app.pay_loading import PayLoading
loading = PayLoading()
while loading.step():
    pass
before = set(sys.modules)
import crewplanner.app.pricing
new = {name for name in set(sys.modules) - before if name.startswith("crewplanner")}
assert not new, new
"""


def test_nothing_is_left_to_load_after_the_pieces():
    subprocess.run([sys.executable, "-c", _NEW], check=True)


def test_each_agreement_is_read_by_one_piece():
    read_shipped.cache_clear()
    loading, counts = PayLoading(), []
    while loading.step():
        counts.append(read_shipped.cache_info().currsize)
    assert sorted(set(counts)) == list(range(len(shipped_files()) + 1))
    assert len(shipped()) == len(shipped_files())


def test_a_workspace_loads_pieces_until_none_is_left(planned):
    while planned.pay_loading.step():
        pass
    assert not planned.pay_loading.step()
    assert planned.pricing is planned.pricing
