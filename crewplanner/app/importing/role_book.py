"""The words for departments and roles, found however they are written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from crewplanner.app.importing.folding import cleaned, job_key
from crewplanner.app.standard_roles import StandardDepartment
from crewplanner.domain.ids import DepartmentId, RoleId
from crewplanner.domain.people import Department, Role
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _

_NEAR_DEPARTMENT = 90
_NEAR_ROLE = 87
_NEAR_ROLE_ELSEWHERE = 92
_SLIP = 70
_RANKS = frozenset(
    {
        "first", "second", "third", "fourth", "assistant", "associate", "key", "best", "trainee",
        "junior", "senior", "standby", "executive", "line", "supervising", "head", "crowd", "set",
        "online", "post", "art", "sound", "music", "script", "story", "stunt", "sfx", "vfx",
    }
)  # fmt: skip
"""Words that make another job of it, however alike the rest is."""
_APPENDED = re.compile(r"\([^)]*\)|#\s*\d+|\b\d+$")
_CAMERA_LETTER = re.compile(r"^[a-e] ")
_SEVERAL = re.compile(r"\s*[/&+]\s*")
_FEMALE = re.compile(r"in\b")


class RoleBook:
    """Departments and roles of a plan together with those of the standard list that it lacks.

    What is not in the plan yet has a provisional negative id; `new_departments` and `new_roles`
    give those that were really asked for. One book serves one reading of one file.
    """

    def __init__(self, plan: Plan, standard: Iterable[StandardDepartment]) -> None:
        self._departments: dict[DepartmentId, Department] = dict(plan.departments)
        self._roles: dict[RoleId, Role] = dict(plan.roles)
        self._department_keys: dict[str, DepartmentId] = {}
        self._role_keys: dict[str, list[RoleId]] = {}
        self._names: dict[RoleId, frozenset[str]] = {}
        self._used: set[int] = set()
        self._unheard: set[RoleId] = set()
        self._answers: dict[tuple[str, DepartmentId | None], tuple[RoleId, ...]] = {}
        self._next = -1
        for department in plan.departments.values():
            self._learn_department(department, ())
        for role in plan.roles.values():
            self._learn_role(role)
        for entry in standard:
            self._add_standard(entry)

    def role(self, role: RoleId) -> Role:
        """The role of an id, stored or provisional."""
        return self._roles[role]

    def department_of(self, role: RoleId) -> Department:
        """The department of a role, stored or provisional."""
        return self._departments[self._roles[role].department]

    def is_unheard(self, role: RoleId) -> bool:
        """Whether the role was neither in the plan nor in the standard list."""
        return role in self._unheard

    def knows_department(self, text: str) -> bool:
        """Whether the text names a department in so many words."""
        return job_key(text) in self._department_keys

    def knows_role(self, text: str) -> bool:
        """Whether the text names a role in so many words."""
        return any(key in self._role_keys for key in _variants(text))

    def department(self, text: str) -> DepartmentId | None:
        """The department of that name; a new one where there is none. None for an empty text."""
        key = job_key(text)
        return self._department_named(key, text) if key else None

    def _department_named(self, key: str, text: str) -> DepartmentId:
        found = self._department_keys.get(key)
        if found is None:
            known = list(self._department_keys)
            near = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=_NEAR_DEPARTMENT)
            found = self._department_keys[near[0]] if near else None
        return self._new_department(text) if found is None else found

    def roles_of(self, text: str, department: DepartmentId | None) -> tuple[RoleId, ...]:
        """The roles a text names, most often one; a new role where nobody knows the word.

        The department decides where a word means several roles, and is where a new one goes.
        """
        asked = (cleaned(text), department)
        if not asked[0]:
            return ()
        if asked not in self._answers:
            self._answers[asked] = tuple(self._find(asked[0], department))
        for role in self._answers[asked]:
            self._used.update((role, self._roles[role].department))
        return self._answers[asked]

    def new_departments(self) -> tuple[Department, ...]:
        """Departments that were asked for and are not in the plan; their ids are negative."""
        return tuple(d for d in self._departments.values() if d.id < 0 and d.id in self._used)

    def new_roles(self) -> tuple[Role, ...]:
        """Roles that were asked for and are not in the plan; their ids are negative."""
        return tuple(r for r in self._roles.values() if r.id < 0 and r.id in self._used)

    def _find(self, text: str, department: DepartmentId | None) -> Iterator[RoleId]:
        whole = self._one(text, department)
        if whole is not None:
            yield whole
            return
        parts = [part for part in _SEVERAL.split(text) if part]
        found = [self._one(part, department) for part in parts]
        if len(parts) > 1 and None not in found:
            yield from dict.fromkeys(role for role in found if role is not None)
            return
        yield self._new_role(text, department)

    def _one(self, text: str, department: DepartmentId | None) -> RoleId | None:
        for key in _variants(text):
            exact = self._best(key, department)
            if exact is not None:
                return exact
        return self._near(job_key(_APPENDED.sub(" ", text)), department)

    def _best(self, key: str, department: DepartmentId | None) -> RoleId | None:
        """The role of exactly that word: of the department, else one that is named so."""
        roles = self._role_keys.get(key, ())
        if department is None:
            named = [role for role in roles if key in self._names[role]]
            return next(iter([*named, *roles]), None)
        for role in roles:
            if self._roles[role].department == department:
                return role
        sure = [role for role in roles if key in self._names[role] or " " in key]
        return sure[0] if sure else None

    def _near(self, key: str, department: DepartmentId | None) -> RoleId | None:
        """The role of a word spelled nearly so, of the same rank."""
        if not key:
            return None
        best: tuple[float, RoleId] | None = None
        for near, score, _index in process.extract(
            key, list(self._role_keys), scorer=fuzz.ratio, score_cutoff=_NEAR_ROLE, limit=5
        ):
            role = self._best(near, department) if _slip(near, key) else None
            if role is None:
                continue
            here = department in {None, self._roles[role].department}
            if (here or score >= _NEAR_ROLE_ELSEWHERE) and (best is None or score > best[0]):
                best = (score, role)
        return best[1] if best else None

    def _new_department(self, text: str) -> DepartmentId:
        name = cleaned(text)
        position = max((d.position for d in self._departments.values()), default=-1) + 1
        department = Department(
            id=DepartmentId(self._provisional()),
            name=name.capitalize() if name.isupper() else name,
            position=position,
        )
        self._departments[department.id] = department
        self._learn_department(department, ())
        return department.id

    def _new_role(self, text: str, department: DepartmentId | None) -> RoleId:
        other = _("Other")
        home = (
            department
            or self._likely_department(text)
            or self._department_named(job_key(other), other)
        )
        positions = [r.position for r in self._roles.values() if r.department == home]
        role = Role(
            id=RoleId(self._provisional()),
            department=home,
            name=text,
            position=max(positions, default=-1) + 1,
        )
        self._roles[role.id] = role
        self._unheard.add(role.id)
        self._learn_role(role)
        return role.id

    def _likely_department(self, text: str) -> DepartmentId | None:
        """That of the role whose words end an unknown one: a "Second unit director" directs."""
        words = job_key(text).split()
        for start in range(1, len(words)):
            for part in (" ".join(words[start:]), words[0]):
                if roles := self._role_keys.get(part):
                    return self._roles[roles[0]].department
        return self._department_keys.get(words[0]) if words else None

    def _add_standard(self, entry: StandardDepartment) -> None:
        names = (entry.department.name, entry.department.name_uk)
        known = [self._department_keys.get(job_key(name)) for name in names if name]
        home = next((found for found in known if found is not None), None)
        if home is None:
            home = DepartmentId(self._provisional())
            self._departments[home] = replace(entry.department, id=home)
        self._learn_department(self._departments[home], (*names, *entry.aliases))
        for role in entry.roles:
            self._add_standard_role(role, home)

    def _add_standard_role(self, role: Role, home: DepartmentId) -> None:
        keys = [job_key(name) for name in (role.name, role.name_uk) if name]
        same = [
            found
            for key in keys
            for found in self._role_keys.get(key, ())
            if self._roles[found].department == home
        ]
        if same:
            self._learn_role(self._roles[same[0]], (*role.aliases, role.name, role.name_uk))
            return
        added = replace(role, id=RoleId(self._provisional()), department=home)
        self._roles[added.id] = added
        self._learn_role(added)

    def _learn_department(self, department: Department, aliases: Iterable[str]) -> None:
        for name in (department.name, department.name_uk, *aliases):
            if key := job_key(name):
                self._department_keys.setdefault(key, department.id)

    def _learn_role(self, role: Role, aliases: Iterable[str] = ()) -> None:
        named = frozenset(job_key(name) for name in (role.name, role.name_uk) if name)
        self._names[role.id] = named
        for key in dict.fromkeys((*named, *map(job_key, (*role.aliases, *aliases)))):
            if key:
                roles = self._role_keys.setdefault(key, [])
                if role.id not in roles:
                    roles.append(role.id)

    def _provisional(self) -> int:
        self._next -= 1
        return self._next + 1


def _variants(text: str) -> Iterator[str]:
    """The keys to look a role up by: as written, without additions, as the German male form."""
    key = job_key(text)
    yield key
    bare = job_key(_APPENDED.sub(" ", text))
    lettered = _CAMERA_LETTER.sub("", bare)
    yield from (bare, lettered, lettered.removeprefix("camera "))
    yield from (_FEMALE.sub("", bare), _FEMALE.sub("", lettered))


def _slip(one: str, other: str) -> bool:
    """Whether two keys differ by slips of the pen, not by a word that makes another job of it."""
    ours, theirs = set(one.split()), set(other.split())
    missing, added = ours - theirs, theirs - ours
    if (missing & _RANKS and added & _RANKS) or len(missing) != len(added):
        return False
    return all(any(fuzz.ratio(a, b) >= _SLIP for b in added) for a in missing)
