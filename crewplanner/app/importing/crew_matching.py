"""Who is who: the same person twice in a list, and the person of the project a row speaks of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from crewplanner.app.importing.contacts import same_number
from crewplanner.app.importing.crew_records import CrewRecord
from crewplanner.app.importing.names import alike, name_key, same_key
from crewplanner.app.importing.role_book import RoleBook
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import NEW, PersonId, RoleId
from crewplanner.domain.people import ContactKind, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells people apart: the folded name, the numbers and the addresses."""

    key: str
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    def shares(self, other: "Identity") -> bool:
        """Whether both can be reached by one number or address."""
        return bool(self.phones & other.phones or self.emails & other.emails)

    def is_same(self, other: "Identity") -> bool:
        """Whether both are one person.

        A shared number or address with a like name says yes. The same name alone says yes only
        where nothing speaks against it: two numbers, or two addresses, that differ mean two people.
        """
        if self.shares(other):
            return alike(self.key, other.key)
        if not same_key(self.key, other.key):
            return False
        return not (self.phones and other.phones) and not (self.emails and other.emails)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewEntry:
    """One person of a list: the row that speaks of them first, and what later rows add to it."""

    record: CrewRecord
    roles: tuple[RoleId, ...]

    @property
    def identity(self) -> Identity:
        """What tells the person apart."""
        return Identity(
            key=self.record.name.key,
            phones=frozenset(map(same_number, self.record.phones)),
            emails=frozenset(self.record.emails),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A row that repeats the person of an earlier row; `added` are the roles that only it names."""

    record: CrewRecord
    first_row: int
    added: tuple[RoleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct:
    """A list with each person once. `unclear` are rows that fit several of those rows."""

    entries: tuple[CrewEntry, ...]
    duplicates: tuple[Duplicate, ...]
    unclear: tuple[tuple[CrewRecord, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The people of the project by the number of the row that speaks of them.

    `unclear` rows fit several people; `namesakes` are others of the same name as somebody new.
    """

    people: Mapping[int, PersonId]
    unclear: Mapping[int, tuple[PersonId, ...]]
    namesakes: Mapping[int, PersonId]


def identity_of(person: Person) -> Identity:
    """What tells a person of the project apart."""
    return Identity(
        key=name_key(person.name),
        phones=frozenset(
            same_number(contact.value)
            for contact in person.contacts
            if contact.kind is ContactKind.PHONE
        ),
        emails=frozenset(
            contact.value.lower()
            for contact in person.contacts
            if contact.kind is ContactKind.EMAIL
        ),
    )


def distinct(records: Iterable[CrewRecord], book: RoleBook) -> Distinct:
    """Each person of the list once.

    A row that repeats somebody adds its role, and a number or an address where there was none.
    """
    entries: list[CrewEntry] = []
    owners: list[int] = []
    duplicates: list[Duplicate] = []
    unclear: list[tuple[CrewRecord, tuple[int, ...]]] = []
    index = _Index()
    for record in records:
        entry = CrewEntry(
            record=record,
            roles=book.roles_of(record.role, book.department(record.department)),
        )
        same = sorted({owners[place] for place in index.same(entry.identity)})
        same = [at for at in same if set(entry.roles) <= set(entries[at].roles)] or same
        if len(same) > 1:
            unclear.append((record, tuple(entries[at].record.row for at in same)))
            continue
        index.add(entry.identity)
        owners.append(same[0] if same else len(entries))
        if not same:
            entries.append(entry)
            continue
        first = entries[same[0]]
        added = tuple(role for role in entry.roles if role not in first.roles)
        duplicates.append(Duplicate(record=record, first_row=first.record.row, added=added))
        entries[same[0]] = _with(first, record, added)
    return Distinct(entries=tuple(entries), duplicates=tuple(duplicates), unclear=tuple(unclear))


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What earlier imports said: how lists named each person, and whom this very list named."""

    names: Sequence[tuple[PersonId, Identity]] = ()
    listed: Set[PersonId] = frozenset()


def identity_in(values: Mapping[str, str]) -> Identity:
    """What told a person apart in an earlier list, of the texts that are remembered of it."""
    return Identity(
        key=name_key(values.get("name", "")),
        phones=frozenset(map(same_number, filter(None, values.get("phone", "").split(", ")))),
        emails=frozenset(filter(None, values.get("email", "").split(", "))),
    )


def matched(
    entries: Sequence[CrewEntry],
    people: Iterable[Person],
    earlier: Earlier,
    decisions: Mapping[int, PersonId],
) -> Matches:
    """Find the people of the project that a list speaks of.

    A row as an earlier list had it means the same person, whatever was edited by hand since. Of
    those whom this very list named before, one is found by the name alone, so that a new number is
    an update and not a new person. `decisions` say by row who it is, NEW for somebody new, and
    overrule everything.
    """
    matcher = _Matcher(people, earlier)
    return matcher.match(entries, decisions)


class _Matcher:
    """Goes from the surest signs to the weaker ones; nobody is found twice."""

    def __init__(self, people: Iterable[Person], earlier: Earlier) -> None:
        self._people = list(people)
        self._earlier = earlier
        self._names = _Index()
        for _person, identity in earlier.names:
            self._names.add(identity)
        self._index = _Index()
        self._free: set[PersonId] = {person.id for person in self._people}
        for person in self._people:
            self._index.add(identity_of(person))
        self._found: dict[int, PersonId] = {}
        self._unclear: dict[int, tuple[PersonId, ...]] = {}

    def match(self, entries: Sequence[CrewEntry], decisions: Mapping[int, PersonId]) -> Matches:
        decided = {entry.record.row for entry in entries if entry.record.row in decisions}
        for row in decided:
            if decisions[row] != NEW:
                self._take(row, decisions[row])
        rest = [entry for entry in entries if entry.record.row not in decided]
        for entry in rest:
            self._as_before(entry)
        rest = [entry for entry in rest if entry.record.row not in self._found]
        for entry in rest:
            self._by_contact(entry)
        rest = [entry for entry in rest if entry.record.row not in self._found]
        names = Counter(entry.identity.key for entry in rest)
        for entry in rest:
            self._by_name(entry, alone=names[entry.identity.key] == 1)
        return Matches(
            people=self._found, unclear=self._unclear, namesakes=dict(self._namesakes(rest))
        )

    def _as_before(self, entry: CrewEntry) -> None:
        identity = entry.identity
        for place in self._names.named(identity.key):
            person, before = self._earlier.names[place]
            bare = not (identity.phones or identity.emails or before.phones or before.emails)
            if person in self._free and (bare or before.shares(identity)):
                self._take(entry.record.row, person)
                return

    def _by_contact(self, entry: CrewEntry) -> None:
        identity = entry.identity
        same = [
            place
            for place in self._index.same(identity)
            if self._index.member(place).shares(identity) and self._is_free(place)
        ]
        exact = [place for place in same if self._index.member(place).key == identity.key]
        for place in (exact or same)[:1]:
            self._take(entry.record.row, self._people[place].id)

    def _by_name(self, entry: CrewEntry, *, alone: bool) -> None:
        identity = entry.identity
        same = [place for place in self._index.same(identity) if self._is_free(place)]
        if not same and alone:
            named = [place for place in self._index.named(identity.key) if self._is_free(place)]
            same = [place for place in named if self._people[place].id in self._earlier.listed]
            if len(same) > 1:
                return
        if len(same) == 1 and alone:
            self._take(entry.record.row, self._people[same[0]].id)
        elif same:
            self._unclear[entry.record.row] = tuple(self._people[place].id for place in same)

    def _namesakes(self, entries: Iterable[CrewEntry]) -> Iterator[tuple[int, PersonId]]:
        for entry in entries:
            row = entry.record.row
            for place in self._index.named(entry.identity.key)[:1]:
                if row not in self._found and row not in self._unclear:
                    yield row, self._people[place].id

    def _is_free(self, place: int) -> bool:
        return self._people[place].id in self._free

    def _take(self, row: int, person: PersonId) -> None:
        self._found[row] = person
        self._free.discard(person)


class _Index:
    """Identities by what they may share with somebody looked for."""

    def __init__(self) -> None:
        self._members: list[Identity] = []
        self._by_sign: dict[tuple[str, str], list[int]] = {}
        self._lost: list[int] = []

    def add(self, identity: Identity) -> None:
        place = len(self._members)
        self._members.append(identity)
        for sign in _signs(identity):
            self._by_sign.setdefault(sign, []).append(place)
        if "?" in identity.key:
            self._lost.append(place)

    def member(self, place: int) -> Identity:
        return self._members[place]

    def same(self, identity: Identity) -> list[int]:
        """The places of all that are the same person, in order."""
        near = {place for sign in _signs(identity) for place in self._by_sign.get(sign, ())}
        near.update(range(len(self._members)) if "?" in identity.key else self._lost)
        return [place for place in sorted(near) if self._members[place].is_same(identity)]

    def named(self, key: str) -> list[int]:
        """The places of all with that name."""
        return self._by_sign.get(("name", key), [])


def _signs(identity: Identity) -> Iterator[tuple[str, str]]:
    yield ("name", identity.key)
    yield from (("phone", phone) for phone in identity.phones)
    yield from (("email", email) for email in identity.emails)


def _with(entry: CrewEntry, record: CrewRecord, added: tuple[RoleId, ...]) -> CrewEntry:
    first = entry.record
    return CrewEntry(
        record=replace(
            first,
            phones=first.phones or record.phones,
            emails=first.emails or record.emails,
            rate=first.rate or record.rate,
        ),
        roles=(*entry.roles, *added),
    )
