"""What is said of a person beside their own records: comments, papers, notes, the history."""

import dataclasses
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from crewplanner.app.issue_words import issue_title, version_text
from crewplanner.app.queries.person_file import Heading, Held, Section, Value
from crewplanner.app.workspace import Workspace
from crewplanner.domain.ids import PersonId
from crewplanner.domain.people import Person
from crewplanner.domain.plan import TABLES, Plan
from crewplanner.i18n import N_, _
from crewplanner.store.erasing import without

_ALL = 1_000_000
_OWN = frozenset(
    {
        "people",
        "deals",
        "bookings",
        "outside_holds",
        "unavailabilities",
        "timecards",
        "approvals",
        "overrides",
        "comments",
        "import_records",
        "erasures",
    }
)
"""Tables whose records belong to somebody: those of this person are listed on their own."""
_TABLES: Mapping[str, str] = MappingProxyType(
    {
        "people": N_("Somebody else"),
        "productions": N_("Production"),
        "places": N_("Place"),
        "bookings": N_("Booking of somebody else"),
        "timecards": N_("Times of somebody else"),
        "call_sheets": N_("Call sheet"),
        "shoot_days": N_("Shoot day"),
        "day_sheets": N_("Day sheet"),
        "comments": N_("Comment"),
        "reviews": N_("Review"),
        "sign_offs": N_("Sign-off"),
        "scenarios": N_("Scenario"),
        "issued": N_("Issued paper"),
    }
)


def mention_sections(workspace: Workspace, person: Person) -> Iterator[Section]:
    """The sections, each of them there even when nothing is said."""
    yield _comments(workspace.plan, person)
    yield papers_naming(workspace, person)
    yield _imports(workspace.plan, person)
    yield _lists(workspace.plan, person.id)
    yield _words(workspace.plan, person)
    yield _history(workspace, person)


def _comments(plan: Plan, person: Person) -> Section:
    found = [
        one
        for one in plan.comments.values()
        if one.person == person.id or _same_name(one.who, person)
    ]
    return Section(
        key="comments",
        title=_("Comments on them or by them"),
        headings=(
            Heading(key="at", title=_("At"), weight=1.4),
            Heading(key="who", title=_("By")),
            Heading(key="date", title=_("Of"), held=Held.DATE),
            Heading(key="text", title=_("Comment"), weight=3),
            Heading(key="answer", title=_("Answer"), weight=2),
        ),
        rows=tuple((one.at, one.who, one.date, one.text, one.answer) for one in found),
    )


def papers_naming(workspace: Workspace, person: Person) -> Section:
    """The issued papers and sent reviews that name somebody, and when they were sent to them."""
    rows: list[tuple[Value, ...]] = []
    for issued in workspace.plan.issued.values():
        sent = dict(issued.sent).get(str(person.id), "")
        if sent or _names(_said(workspace, issued.model), person):
            paper = f"{issue_title(issued)}, {version_text(issued.number)}"
            rows.append((paper, issued.span.first, issued.span.last, issued.at, sent))
    for review in workspace.plan.reviews.values():
        if _names(_said(workspace, review.model), person):
            span = review.span
            paper = _("Package for review")
            rows.append((paper, span.first, span.last, review.sent_at, ""))
    return Section(
        key="papers",
        title=_("Issued papers that name them"),
        headings=(
            Heading(key="paper", title=_("Paper"), weight=2),
            Heading(key="from", title=_("From"), held=Held.DATE),
            Heading(key="to", title=_("To"), held=Held.DATE),
            Heading(key="at", title=_("Issued"), weight=1.4),
            Heading(key="sent", title=_("Sent to them"), weight=1.4),
        ),
        rows=tuple(rows),
    )


def _imports(plan: Plan, person: Person) -> Section:
    return Section(
        key="imports",
        title=_("Imported fields"),
        headings=(
            Heading(key="record", title=_("Record of the file"), weight=1),
            Heading(key="field", title=_("Field")),
            Heading(key="text", title=_("Text"), weight=2),
        ),
        rows=tuple(
            (one.key, field, text)
            for one in plan.import_records.values()
            if one.person == person.id
            for field, text in one.values
        ),
    )


def _lists(plan: Plan, person: PersonId) -> Section:
    return Section(
        key="crews",
        title=_("Saved crews they are in"),
        headings=(Heading(key="crew", title=_("Crew"), weight=1),),
        rows=tuple(
            (plan.crew_templates[one.template].name,)
            for one in plan.template_members.values()
            if one.person == person
        ),
    )


def _words(plan: Plan, person: Person) -> Section:
    """Texts of other records in which the name or a contact stands."""
    rows: list[tuple[Value, ...]] = []
    for table in TABLES:
        records: Any = getattr(plan, table)
        for key, record in records.items():
            own = getattr(record, "person", None) == person.id or (table, key) == (
                "people",
                person.id,
            )
            if own and table in _OWN:
                continue
            rows += [(_(_TABLES.get(table, N_("Record"))), text) for text in _texts(record, person)]
    return Section(
        key="mentions",
        title=_("Notes that name them"),
        headings=(
            Heading(key="where", title=_("Where"), weight=1),
            Heading(key="text", title=_("Text"), weight=3),
        ),
        rows=tuple(rows),
    )


def _texts(record: object, person: Person) -> Iterator[str]:
    for text in _strings(record):
        if _names(text, person):
            yield text


def _strings(value: object) -> Iterator[str]:
    """Every text within a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _strings(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))


def _history(workspace: Workspace, person: Person) -> Section:
    return Section(
        key="history",
        title=_("Lines of the history"),
        headings=(
            Heading(key="at", title=_("At"), weight=1),
            Heading(key="who", title=_("By"), weight=1),
            Heading(key="what", title=_("What"), weight=3),
        ),
        rows=tuple(
            (row.at, row.who, row.label)
            for row in workspace.history(_ALL)
            if _same_name(row.who, person) or _names(row.label, person)
        ),
    )


def _said(workspace: Workspace, model: str) -> str:
    """What a paper said; empty where it is not kept."""
    try:
        return workspace.attachment(model).decode("utf-8", "replace") if model else ""
    except KeyError:
        return ""


def _names(text: str, person: Person) -> bool:
    """Whether the name, or a contact, stands in the text, as erasing would find it."""
    words = (person.name, person.sort_name, *(one.value for one in person.contacts))
    folded = text.casefold()
    near = [word for word in words if word.strip() and _near(word, folded)]
    return bool(near) and without(text, tuple((word, "") for word in near)) != text


def _near(word: str, folded: str) -> bool:
    """Whether it may stand there: worth a closer look."""
    return "\\" in folded or word.casefold() in folded


def _same_name(who: str, person: Person) -> bool:
    return bool(person.name) and who.casefold() == person.name.casefold()
