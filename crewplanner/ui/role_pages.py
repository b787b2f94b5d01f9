"""The actions of pages, and which pages and actions a reviewer or a department has."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crewplanner.app.review_words import package_of, reader_text
from crewplanner.app.roles import role_of, sees_money
from crewplanner.app.workspace import Workspace
from crewplanner.domain.reviews import MemberRole
from crewplanner.i18n import _
from crewplanner.ui.action_spec import ActionSpec
from crewplanner.ui.pages.page import PageSpec
from crewplanner.ui.widgets.message_bar import MessageArea, MessageKind

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
    "issued",
    "export-hot-cost",
    "export-budget",
    "review-send",
    "review-take",
    "scenario-new",
    "scenario-take",
)


def shown_pages(pages: tuple[PageSpec, ...], workspace: Workspace) -> tuple[PageSpec, ...]:
    """The pages that the user's role has, in their order; money only where it is to be seen."""
    plan, user = workspace.plan, workspace.context.user
    own = _PAGES.get(role_of(plan, user))
    if own is None:
        return pages
    own |= _MONEY if sees_money(plan, user) else frozenset()
    return tuple(page for page in pages if page.id in own) or pages


def barred_actions(workspace: Workspace) -> frozenset[str]:
    """The actions of the window that are not for the user in this project."""
    plan = workspace.plan
    role = role_of(plan, workspace.context.user)
    barred = set() if package_of(plan) is not None else {"review-back"}
    if role is not MemberRole.PLANNER:
        barred.update(_PLANNING)
    if role is MemberRole.DEPARTMENT:
        barred.add("sign-off")
    return frozenset(barred)


def say_role(workspace: Workspace, messages: MessageArea, send_back: Callable[[], object]) -> None:
    """Over all pages: why nothing can be changed, or what a reader can do here."""
    reader = reader_text(workspace.plan, workspace.context.user)
    reason = workspace.read_only_reason
    if reader is not None and package_of(workspace.plan) is not None:
        messages.show_message(
            reader, key="read-only", action=_("Send back…"), on_action=send_back, closable=False
        )
    elif reason is not None:
        messages.show_message(reader or reason, MessageKind.WARNING, key="read-only")


def standing_of(workspace: Workspace) -> tuple[str, bool] | None:
    """What the status line says where not everything can be written, and whether all is well."""
    if workspace.read_only_reason is None:
        return None
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
