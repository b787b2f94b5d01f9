"""Saved views: how the board was looked at, under a name."""

import json
from dataclasses import replace

from crewplanner.app.commands.base import Command
from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, SavedViewId
from crewplanner.domain.templates import SavedView
from crewplanner.i18n import _
from crewplanner.store.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveView(Command):
    """Keep a view under a name; one that has the name already is replaced."""

    name: str
    spec: str

    def label(self) -> str:
        return _("Save view")

    def run(self, tx: Transaction) -> None:
        name = self.name.strip()
        if not name:
            raise Refused(_("A view needs a name."))
        try:
            json.loads(self.spec)
        except ValueError as error:
            raise Refused(_("A view is kept as JSON.")) from error
        known = tx.saved_views.all()
        same = [view for view in known if view.name.casefold() == name.casefold()]
        if same:
            tx.saved_views.save(replace(same[0], name=name, spec=self.spec))
            return
        position = 1 + max((view.position for view in known), default=0)
        tx.saved_views.add(
            SavedView(id=SavedViewId(NEW), name=name, spec=self.spec, position=position)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameView(Command):
    """Give a view another name, which no other view may have."""

    view: SavedViewId
    name: str

    def label(self) -> str:
        return _("Rename view")

    def run(self, tx: Transaction) -> None:
        name = self.name.strip()
        if not name:
            raise Refused(_("A view needs a name."))
        view = tx.saved_views.get(self.view)
        for other in tx.saved_views.all():
            if other.id != view.id and other.name.casefold() == name.casefold():
                raise Refused(_("Another view is called “{name}”.").format(name=other.name))
        tx.saved_views.save(replace(view, name=name))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveView(Command):
    """Forget a view; the board stays as it is."""

    view: SavedViewId

    def label(self) -> str:
        return _("Remove view")

    def run(self, tx: Transaction) -> None:
        tx.saved_views.remove(self.view)
