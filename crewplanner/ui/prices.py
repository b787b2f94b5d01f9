"""Prices: what a command would change, reckoned at once or piece by piece, without blocking."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.app.workspace import Workspace
from crewplanner.i18n import _
from crewplanner.ui.slices import Slices

if TYPE_CHECKING:
    from crewplanner.app.queries.move_price import Pricer

AT_ONCE_S = 0.012
"""So long may a price take before it is told later."""


class Prices(QObject):
    """Prices one command after the other; asking for another forgets the one before.

    Without `with_money` only hours, rests and findings are told.
    """

    told = Signal(object)
    """A PriceText: the price of what was asked last is known; a refusal is told as a warning."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.with_money = True
        self._workspace = workspace
        self._pricer: Pricer | None = None
        self._slices = Slices(self._piece, self)
        self._slices.finished.connect(self._tell)

    @property
    def busy(self) -> bool:
        """Whether a price is being reckoned."""
        return self._slices.running

    def ask(self, command: Command, patience: float = AT_ONCE_S) -> None:
        """Price a command: told before this returns, or later where that takes more seconds."""
        from crewplanner.app.move_words import PriceText  # noqa: PLC0415 - to start quickly
        from crewplanner.app.queries.move_price import Pricer  # noqa: PLC0415 - to start quickly

        self.stop()
        try:
            self._pricer = Pricer(self._workspace, command)
        except (Refused, KeyError) as refused:
            self.told.emit(PriceText(money="", warnings=(_reason(refused),), refused=True))
            return
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            if not self._piece():
                self._tell()
                return
        self._slices.start()

    def stop(self) -> None:
        """Forget what was asked."""
        self._slices.stop()
        self._pricer = None

    def _piece(self) -> bool:
        pricer = self._pricer
        if pricer is None:
            return False
        if pricer.trial.before is not self._workspace.plan:
            # Somebody wrote meanwhile: the price would be of a plan that is no more.
            self._pricer = None
            return False
        return pricer.piece()

    def _tell(self) -> None:
        pricer, self._pricer = self._pricer, None
        if pricer is not None:
            from crewplanner.app.move_words import price_text  # noqa: PLC0415 - to start quickly

            plan = pricer.trial.before
            self.told.emit(price_text(pricer.found(), plan, with_money=self.with_money))


def _reason(refused: Exception) -> str:
    if isinstance(refused, Refused):
        return str(refused).removesuffix(".")
    return _("It is not there any more")
