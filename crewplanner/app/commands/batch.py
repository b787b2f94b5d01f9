"""Several commands as one: one transaction, one step of undo."""

from crewplanner.app.commands.base import Command
from crewplanner.dataclass import dataclass
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Command):
    """Run commands in order; if one is refused, none is done. `words` is the label, translated."""

    commands: tuple[Command, ...]
    words: str

    def label(self) -> str:
        return self.words

    def run(self, tx: Transaction) -> None:
        for command in self.commands:
            command.run(tx)
