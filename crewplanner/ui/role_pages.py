"""The actions of pages, and which pages and actions a reviewer or a department has."""

from collections.abc import Callable, Container, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from crewplanner.app.roles import role_of, sees_money, why_not
from crewplanner.domain.reviews import MemberRole
from crewplanner.i18n import _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.pages.page_spec import PageSpec
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind

if TYPE_CHECKING:
    from crewplanner.app.workspace import Workspace

GO = "go-"
"""What the ids of the actions that show pages begin with."""
_PAGES: Mapping[MemberRole, frozenset[str]] = MappingProxyType(
    {
        MemberRole.REVIEWER: frozenset({"board", "crew", "day", "findings", "comments"}),
        MemberRole.DEPARTMENT: frozenset({"board", "crew", "day", "findings", "holds", "comments"}),
    }
)
_MONEY = frozenset({"money"})
_PLANNING = (
    "import",
    "issue",
    "issue-call-sheet",
    "issued",
    "export-hot-cost",
    "export-budget",
    "export-ledger",
    "first-steps",
)
"""What only who plans does, though it may write nothing to the plan."""


def shown_pages(pages: tuple[PageSpec, ...], workspace: "Workspace") -> tuple[PageSpec, ...]:
    """The pages that the user's role has, in their order; money only where it is to be seen."""
    plan, user = workspace.plan, workspace.context.user
    own = _PAGES.get(role_of(plan, user))
    if own is None:
        return pages
    own |= _MONEY if sees_money(plan, user) else frozenset()
    return tuple(page for page in pages if page.id in own) or pages


def barred_actions(
    workspace: "Workspace", specs: Iterable[ActionSpec], pages: Container[str]
) -> Mapping[str, str]:
    """The actions of the window that are not for the user in this project, each with why.

    `pages` are the ids of the pages that the project has for the user.
    """
    from crewplanner.app.review_words import package_of  # noqa: PLC0415 - to start quickly

    plan, user = workspace.plan, workspace.context.user
    own = tuple(specs)
    barred = writing_barred(workspace, own)
    for spec in own:
        if spec.handler == "show_page" and spec.id.removeprefix(GO) not in pages:
            barred[spec.id] = _("This page is for whoever plans.")
    role, reason = role_of(plan, user), why_not(plan, user)
    if reason is not None:
        barred.update(dict.fromkeys(_PLANNING, reason))
    if not sees_money(plan, user):
        barred["budget"] = _("Money is not shown to you.")
    if role is MemberRole.DEPARTMENT:
        barred["sign-off"] = _("Whoever reviews or plans signs off.")
    if package_of(plan) is None:
        barred["review-back"] = _("This project was not sent to you for review.")
    return barred


def writing_barred(workspace: "Workspace", specs: Iterable[ActionSpec]) -> dict[str, str]:
    """Those of the actions that change the plan, each with why it cannot be; empty where it can."""
    reason = workspace.read_only_reason
    return {} if reason is None else {spec.id: reason for spec in specs if spec.writes}


def say_role(
    workspace: "Workspace", messages: MessageArea, send_back: Callable[[], object]
) -> None:
    """Over all pages: why nothing can be changed, or what a reader can do here."""
    from crewplanner.app.review_words import package_of, reader_text  # noqa: PLC0415 - to start quickly

    reader = reader_text(workspace.plan, workspace.context.user)
    reason = workspace.read_only_reason
    if reader is not None and package_of(workspace.plan) is not None:
        messages.show_message(
            reader, key="read-only", action=_("Send back…"), on_action=send_back, closable=False
        )
    elif reason is not None:
        messages.show_message(reader or reason, MessageKind.WARNING, key="read-only")


def standing_of(workspace: "Workspace") -> tuple[str, bool] | None:
    """What the status line says where not everything can be written, and whether all is well."""
    if workspace.read_only_reason is None:
        return None
    from crewplanner.app.review_words import reader_text  # noqa: PLC0415 - to start quickly

    if reader_text(workspace.plan, workspace.context.user) is not None:
        return _("Comments only"), True
    return _("Read only"), False


def page_actions(pages: tuple[PageSpec, ...]) -> tuple[ActionSpec, ...]:
    """An action for each page, with Alt+1 to Alt+9 in their order."""
    return tuple(
        ActionSpec(
            id=f"{GO}{spec.id}",
            text=spec.title,
            handler="show_page",
            icon=spec.icon,
            keys=(f"Alt+{number}",) if number <= 9 else (),
            menu="go",
            divided=number == 1,
        )
        for number, spec in enumerate(pages, start=1)
    )


def entries_of(pages: tuple[PageSpec, ...]) -> tuple[tuple[str, str, str], ...]:
    """What the sidebar shows of pages: id, words, icon."""
    return tuple((spec.id, _(spec.title), spec.icon) for spec in pages)


def begun_with(pages: tuple[PageSpec, ...], last: str) -> str:
    """The id of the page shown last if it is one of these, else that of the first."""
    names = [spec.id for spec in pages]
    return last if last in names else next(iter(names), "")
