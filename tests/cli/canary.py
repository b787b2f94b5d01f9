"""A project whose people have unique names, phones and rates, and hostile neighbors; its papers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from crewplanner.app.commands.bookings import BookPeople
from crewplanner.app.commands.people import AddPerson, EditDeal, EditPerson
from crewplanner.app.commands.productions import EditPlace, EditProduction
from crewplanner.app.commands.reviews import AddComment
from crewplanner.app.context import Context
from crewplanner.app.paper_views import PaperQuestion, ask
from crewplanner.app.workspace import Workspace
from crewplanner.domain.bookings import BookingStatus
from crewplanner.domain.ids import NEW
from crewplanner.domain.people import Contact, ContactKind, Person
from crewplanner.exports import KINDS, Audience, Dated, Options, file_name, formats_of, render
from tests.app.conftest import NOON, day, fill, span
from tests.app.review_examples import uuid_of

NAME, SORTED = "Zenobia Quillfeather", "Quillfeather, Zenobia"
PHONE, EMAIL, ADDRESS = "+447700900987", "zenobia.q@example.com", "12 Canary Wharf Lane"
RATE = "4711.37"
NOTE = "allergic to feathers"
CANARIES = (NAME, SORTED, PHONE, EMAIL, ADDRESS, NOTE)

HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.com";"x")',
    "+44 7700 900001",
    "@SUM(1+1)",
    "-5 Rig",
    "\t=1+1",
    "{=1+1}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '#panic("x") #read("week.typ")',
    "$x^2$ *b* _e_ `r` <l> @ref",
    "../../etc/passwd",
    "CON",
    "~/x\\y:z",
    "N" * 300,
    "\u202egpj.exe\u2066",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a\x00b\x07c",
    "Grip \U0001f3ac\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
    "a\u2028b\u2029c",
)
"""Formula, markup, path, device, 300 bytes, right to left, NUL, emoji, line breaks."""

CREW_PAPERS = tuple(kind.id for kind in KINDS if Audience.CREW in kind.readers)


@dataclass(frozen=True)
class Written:
    """One paper in one format for one reader, under the name it would get."""

    paper: str
    format_id: str
    audience: Audience
    name: str
    data: bytes


def make(folder, *, hostile: Iterable[str] = ()) -> Workspace:
    """The canary among the crew, with hostile neighbors if there are to be any."""
    context = Context(user="Tamsin", clock=_noon, backups=folder / "backups")
    workspace = Workspace.create(folder / "canary.crewplan", context)
    fill(workspace)
    ana = next(one for one in workspace.plan.people.values() if one.name == "Ana Foss")
    kinds = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.ADDRESS)
    contacts = tuple(
        Contact(kind=kind, value=value)
        for kind, value in zip(kinds, (PHONE, EMAIL, ADDRESS), strict=True)
    )
    known = replace(ana, name=NAME, sort_name=SORTED, contacts=contacts, note=NOTE)
    workspace.do(EditPerson(person=known))
    (deal,) = workspace.plan.deals_of[ana.id]
    workspace.do(EditDeal(deal=replace(deal, rate=Decimal(RATE))))
    workspace.do(
        AddComment(production=deal.production, uuid=uuid_of(7), text=f"ask {NAME}", date=day(1))
    )
    people = [
        workspace.do(
            AddPerson(
                person=Person(
                    id=NEW,
                    name=text.strip() or "x",
                    sort_name=f"{number:02} {text}",
                    roles=ana.roles[:1],
                    contacts=(Contact(kind=ContactKind.PHONE, value=text, private=False),),
                    note=text,
                )
            )
        ).added["people"][0]
        for number, text in enumerate(hostile)
    ]
    if people:
        _be_hostile(workspace, deal.production, people, list(hostile))
    return workspace


def _noon() -> dt.datetime:
    return NOON


def _be_hostile(workspace, production, people, texts):
    unit = next(u.id for u in workspace.plan.units.values() if u.production == production)
    for person, text in zip(people, texts, strict=True):
        workspace.do(
            BookPeople(
                production=production,
                people=(person,),
                spans=(span(0, 1),),
                status=BookingStatus.CONFIRMED,
                unit=unit,
                note=text,
            )
        )
    settings = workspace.plan.productions[production]
    hard = texts[1] + texts[7] + texts[9]
    workspace.do(EditProduction(production=replace(settings, title=hard, company=texts[0])))
    place = next(iter(workspace.plan.places.values()))
    workspace.do(EditPlace(place=replace(place, name=texts[9], address=texts[8])))


def question(workspace, paper):
    kind = next(kind for kind in KINDS if kind.id == paper)
    production = next(iter(workspace.plan.productions))
    spans = {
        Dated.WEEK: span(0, 6),
        Dated.DAY: span(0),
        Dated.WEEKS: span(0),
    }
    return PaperQuestion(paper=paper, production=production, span=spans.get(kind.dated))


def write_all(workspace, audience, papers=CREW_PAPERS, formats=None):
    """Each of these papers in each of its formats for one reader."""
    roles = {role.name: role.department for role in workspace.plan.roles.values()}
    grip = workspace.plan.departments[roles["Gaffer"]].name
    department = grip if audience is Audience.DEPARTMENT else None
    options = Options(
        audience=audience, issued_at=NOON, issued_by="", department=department, version="v4"
    )
    for paper in papers:
        if audience not in next(kind for kind in KINDS if kind.id == paper).readers:
            continue
        view = ask(workspace, question(workspace, paper)).view(workspace.pricing)
        for one in formats_of(paper):
            if formats is None or one.id in formats:
                yield Written(
                    paper=paper,
                    format_id=one.id,
                    audience=audience,
                    name=file_name(view, options, one.id, paper=paper),
                    data=render(view, options, one.id, paper=paper),
                )
