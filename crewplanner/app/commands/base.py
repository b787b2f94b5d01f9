"""What a command is: an intention with ids and plain values, run in one transaction."""

from abc import ABC, abstractmethod
from collections.abc import Hashable

from crewplanner.store.transaction import Transaction


class Command(ABC):
    """A change of intent ("Confirm booking", never "set field"). Subclasses: frozen dataclasses.

    `Workspace.do` runs it in one transaction: one step of undo with the label as its name.
    """

    __slots__ = ()

    @abstractmethod
    def label(self) -> str:
        """The words of the undo menu, translated, in the imperative: "Move booking"."""

    @abstractmethod
    def run(self, tx: Transaction) -> None:
        """Load, call domain functions, save. Raises Refused if impossible: nothing is written."""

    @property
    def merge_key(self) -> Hashable | None:
        """Steps that follow each other with the same key (not None) become one step of undo."""
        return None

    @property
    def open_to_reviewers(self) -> bool:
        """Whether somebody who only reviews the project may do it too."""
        return False

    @property
    def final(self) -> bool:
        """Whether it cannot be undone, because what it takes away must be gone: ask before it."""
        return False
