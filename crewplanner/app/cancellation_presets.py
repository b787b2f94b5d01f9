"""Cancellation terms that companies have published, named by what they say."""

from crewplanner.domain.cancellation import WHOLE, CancellationStep
from crewplanner.i18n import N_

HALF = 50


def _terms(*steps: tuple[int, int]) -> tuple[CancellationStep, ...]:
    return tuple(CancellationStep(days=days, percent=percent) for days, percent in steps)


PRESETS: tuple[tuple[str, tuple[CancellationStep, ...]], ...] = (
    (
        N_("50 % at 6 to 4 days, 75 % at 3 to 2, 100 % at 1"),
        _terms((6, HALF), (3, 75), (1, WHOLE)),
    ),
    (N_("Half a day at 1, for one or two days"), _terms((1, HALF))),
    (N_("A full day at 1, for three days or more"), _terms((1, WHOLE))),
)
"""The words, to be translated, with the steps.

The first is a ladder by days of notice; the other two are the halves of one company's kill fee,
which goes by the length of the booking. As every date counts for itself, a notice of a day or less
meets the first date alone: half a day, or a whole one.
"""
