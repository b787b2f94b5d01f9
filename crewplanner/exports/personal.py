"""What one person gets of an issue: the own page, calendar, e-mail draft and message.

All of it says what was issued, whatever the plan says now. Runs on any thread.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from functools import cached_property
from urllib.parse import quote

from crewplanner.app.change_words import for_person
from crewplanner.app.files import safe_name
from crewplanner.app.issue_words import issue_name, issue_title, version_text
from crewplanner.app.issuing import Said, chosen
from crewplanner.app.queries.issued_week import week_said
from crewplanner.app.words import date_text
from crewplanner.domain.ids import PersonId
from crewplanner.domain.issue_model import SaidCell, SaidPerson
from crewplanner.domain.issued import CALL_SHEET, IssuedPaper
from crewplanner.domain.people import ContactKind, Person
from crewplanner.domain.plan import Plan
from crewplanner.exports import render
from crewplanner.exports.issue_notes import IssueNotes
from crewplanner.exports.issuing import change_words, issue_notes, revision_of
from crewplanner.exports.options import Audience, ClockFace, Options, PaperSize
from crewplanner.exports.paper_readers import person_mark
from crewplanner.exports.texts import one_line, times_text
from crewplanner.i18n import _

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\"]+")
_LONGEST_LINK = 1800
"""Letters of a `mailto:` link that every system still takes."""


@dataclass(frozen=True, kw_only=True)
class Personal:
    """One issue for each of its people. `sheet` is the PDF that everybody gets of a call sheet.

    `sender` is the address that drafts come from, empty where none is known.
    """

    issue: IssuedPaper
    said: Said
    sheet: bytes = b""
    sender: str = ""

    def sentences(self, person: PersonId) -> tuple[str, ...]:
        """What changed for the person, told to them."""
        words = change_words(self.said.model, self._face).to_one()
        return tuple(words.sentence(one) for one in for_person(self.said.changes, person))

    def days(self, person: PersonId) -> tuple[str, ...]:
        """The person's days, a line for each: date, times, unit's place."""
        row = self._row(person)
        cells = (cell for cell in row.cells if cell.on) if row else ()
        return tuple(self._line(cell) for cell in cells)

    def pdf(self, person: PersonId) -> bytes:
        """The person's own page; of a call sheet the whole sheet."""
        return self.sheet or self._written(person, "pdf")

    def ics(self, person: PersonId) -> bytes:
        """The person's own calendar, with what it had before and has no longer as cancelled."""
        return self._written(person, "ics")

    @cached_property
    def subject(self) -> str:
        """What a message is about: the show, the paper, its version."""
        model = self.said.model
        return one_line(
            _("{show}: {paper}, {version}").format(
                show=model.title, paper=issue_title(self.issue), version=self.said.version
            )
        )

    def text(self, person: PersonId) -> str:
        """The message in plain words: what changed, and the person's days."""
        lines = [self.subject]
        told = self.sentences(person)
        if self.said.last is not None and told:
            lines += ["", _("Changed since {version}:").format(version=self.said.supersedes)]
            lines += [f"• {one_line(sentence)}" for sentence in told]
        days = self.days(person)
        lines += ["", _("Your days:") if days else _("You have no day in it any more.")]
        lines += [f"• {one_line(line)}" for line in days]
        if self.issue.note:
            lines += ["", one_line(self.issue.note)]
        if self.said.model.contact:
            lines += ["", one_line(self.said.model.contact)]
        return "\n".join(lines)

    def link(self, person: Person) -> str:
        """A `mailto:` link that opens the person's message in the mail program."""
        lines = self.text(person.id).split("\n")
        to, subject = quote(address_of(person), safe="@"), quote(self.subject)
        while True:
            body = quote("\r\n".join(lines))
            link = f"mailto:{to}?subject={subject}&body={body}"
            if len(link) <= _LONGEST_LINK or not lines:
                return link
            del lines[-1]

    def draft(self, person: Person) -> bytes:
        """An e-mail that is not sent yet (.eml), with the own page and calendar.

        Where no sender is known the mail program says who sends it. The same issue, sender and
        person give the same bytes.
        """
        mail = EmailMessage(policy=SMTP)
        mail["X-Unsent"] = "1"
        if self.sender:
            mail["From"] = self.sender
        mail["Subject"] = self.subject
        address = address_of(person)
        if address:
            mail["To"] = address
        mail["Date"] = self.issue.at
        mail.set_content(self.text(person.id) + "\n")
        name = _plain(f"{self.issue.span.first.isoformat()} {version_text(self.issue.number)}")
        mail.add_attachment(
            self.pdf(person.id), maintype="application", subtype="pdf", filename=f"{name}.pdf"
        )
        calendar = self.ics(person.id).decode()
        mail.add_attachment(calendar, subtype="calendar", filename=f"{name}.ics")
        seed = f"{self.issue.id} {self.issue.model} {person.id}"
        mail.set_boundary(f"=_{hashlib.sha256(seed.encode()).hexdigest()[:32]}")
        return mail.as_bytes()

    def name(self, person: Person) -> str:
        """A name for the person's files that does not say whose they are: `2026-W48 v2 017 EM`."""
        week = issue_name(self.issue)
        parts = (week, f"v{self.issue.number}", person_mark(person.id, person.name))
        return safe_name(" ".join(part for part in parts if part))

    def _line(self, cell: SaidCell) -> str:
        times = times_text(cell.call, cell.wrap, self._face)
        tag = "" if cell.status.value == "confirmed" else _("(not confirmed)")
        parts = (times or _("TBC"), cell.place, cell.address, tag)
        return f"{date_text(cell.date, year=False)}: " + ", ".join(part for part in parts if part)

    @property
    def _face(self) -> ClockFace:
        return ClockFace(chosen(self.issue).get("clock", ClockFace.H24.value))

    def _row(self, person: PersonId) -> SaidPerson | None:
        return next((row for row in self.said.model.people if row.person == person), None)

    def _written(self, person: PersonId, format_id: str) -> bytes:
        model = self.said.model
        if self._row(person) is None:
            gone = next(self._gone_rows(person))
            model = replace(model, people=(*model.people, replace(gone, cells=())))
        view = week_said(model, self.issue.production, keep=person)
        options = Options(
            audience=Audience.CREW,
            person=person,
            issued_at=self.issue.at,
            issued_by=self.issue.who,
            paper=PaperSize(chosen(self.issue).get("sheet", PaperSize.A4.value)),
            clock=self._face,
            version=self.said.version,
            supersedes=self.said.supersedes,
            revision=revision_of(self.issue.number),
            issue=self._notes,
        )
        return render(view, options, format_id, paper="person-week")

    def _gone_rows(self, person: PersonId) -> Iterator[SaidPerson]:
        """The person's row in what earlier issues said."""
        yield from (row for row, _cell in self.said.gone if row.person == person)
        yield SaidPerson(person=person, name=_("somebody"))

    @cached_property
    def _notes(self) -> IssueNotes:
        return issue_notes(self.said, self._face)


def personal_of(
    plan: Plan, issue: IssuedPaper, said: Said, attachment: Callable[[str], bytes]
) -> Personal:
    """One issue for each of its people. Raises as `attachment` does.

    Drafts come from the address in the production's contact, else from whoever issued it, where
    the crew has somebody of that name with an address.
    """
    crew = [sha for name, sha in issue.files if name.endswith(".pdf")][:1]
    of_sheet = issue.paper == CALL_SHEET and bool(crew)
    return Personal(
        issue=issue,
        said=said,
        sheet=attachment(crew[0]) if of_sheet else b"",
        sender=_address_in(said.model.contact) or _address_of_issuer(plan, issue.who),
    )


def _address_in(text: str) -> str:
    found = _ADDRESS.search(text)
    return found[0].rstrip(".") if found is not None and found[0].isascii() else ""


def _address_of_issuer(plan: Plan, who: str) -> str:
    wanted = who.strip().casefold()
    named = [one for one in plan.people.values() if one.name.strip().casefold() == wanted]
    return address_of(named[0]) if len(named) == 1 else ""


def address_of(person: Person) -> str:
    """The person's first e-mail address that is one; empty without any."""
    for contact in person.contacts:
        found = _ADDRESS.fullmatch(contact.value.strip())
        if contact.kind is ContactKind.EMAIL and found and found[0].isascii():
            return found[0]
    return ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def handed_out(personal: Personal, people: Iterable[Person]) -> Iterator[tuple[str, bytes]]:
    """Files for a folder: of each person an e-mail draft, the own page and the own calendar."""
    for person in people:
        name = personal.name(person)
        yield f"{name}.eml", personal.draft(person)
        yield f"{name}.pdf", personal.pdf(person.id)
        yield f"{name}.ics", personal.ics(person.id)
