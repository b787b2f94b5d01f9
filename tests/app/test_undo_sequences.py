"""Work done in any order can be taken back to its beginning, and done again to its end."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.work import EVERYTHING, do_at_random
from tests.effort import tries

AT_MOST = 8


@settings(max_examples=tries(125), suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, AT_MOST))
def test_undo_all_leads_to_the_start_and_redo_all_to_the_end(prepared, dice, length):
    with prepared() as workspace:
        start = workspace.digest()
        done = [do_at_random(workspace, dice, EVERYTHING) for _ in range(length)]
        end, plan, steps = workspace.digest(), workspace.plan, 0
        while workspace.undo_label is not None:
            workspace.undo()
            steps += 1
        assert steps <= len([name for name in done if name])
        assert workspace.digest() == start
        assert workspace.plan == workspace.reload()
        while workspace.redo_label is not None:
            workspace.redo()
        assert workspace.digest() == end
        assert workspace.plan == plan == workspace.reload()
