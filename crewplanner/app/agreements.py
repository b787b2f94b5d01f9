"""Agreements: the files that come with the program and those that users write, read and checked.

An agreement is a TOML file; what is wrong in one is said with file, line and what to do.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from crewplanner.app.errors import Refused
from crewplanner.dataclass import dataclass
from crewplanner.domain.ids import ProductionId
from crewplanner.domain.pay.agreement import Agreement, agreement_from
from crewplanner.domain.pay.reading import Path as TreePath
from crewplanner.domain.pay.reading import Wrong
from crewplanner.domain.plan import Plan
from crewplanner.i18n import _
from crewplanner.paths import resource

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes. No file that people write is larger, and larger ones are not read."""

LARGEST_AGREEMENT = 256 * 1024
"""Letters of an agreement with its examples; the shipped ones have a twentieth of that."""

_LONG_KEY = re.compile(r"(?:[A-Za-z0-9_\-\"']{1,80}\s*\.\s*){20}")
"""A key of so many parts, which takes minutes to read where there are thousands of them."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\")(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFile:
    """An agreement as read from a file, with the examples that the file carries, unread."""

    agreement: Agreement
    examples: object


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Agreement]:
    """The agreements that come with the program, by id. Read once."""
    found = map(read_shipped, shipped_files())
    return MappingProxyType({agreement.id: agreement for agreement in found})


def shipped_files() -> tuple[Path, ...]:
    """Their files."""
    return tuple(sorted(resource("agreements").glob("*.toml")))


@lru_cache(maxsize=64)
def read_shipped(file: Path) -> Agreement:
    """The agreement of one of those files. Read once."""
    return read_agreement(file).agreement


def agreements_for(plan: Plan, production: ProductionId) -> Mapping[str, Agreement]:
    """The agreements under which a production is paid, by id; none for an unknown production.

    Its own copies, and for those it has none of yet, the shipped ones. A copy that cannot be read
    is left out: nothing is priced by another text than the one that was kept.
    """
    if production not in plan.productions:
        return MappingProxyType({})
    copies = plan.agreements_of.get(production, ())
    found = {copy.agreement: copy_of(copy.text) for copy in copies}
    known = {**shipped(), **found}
    return MappingProxyType({name: one for name, one in known.items() if one is not None})


@lru_cache(maxsize=256)
def copy_of(text: str) -> Agreement | None:
    """The agreement that a production kept as a text; None where it cannot be read. Kept."""
    try:
        return parse_agreement(text, "").agreement
    except Refused:
        return None


@lru_cache(maxsize=64)
def shipped_text(name: str) -> str | None:
    """The file of a shipped agreement; None where there is none of that id."""
    return read_text(resource("agreements") / f"{name}.toml") if name in shipped() else None


def agreement_named(name: str) -> Agreement:
    """The shipped agreement of that id. Raises Refused."""
    found = shipped()
    if name not in found:
        raise Refused(
            _("There is no agreement “{name}”. Those there are: {names}.").format(
                name=name, names=", ".join(found)
            )
        )
    return found[name]


def read_agreement(file: Path) -> AgreementFile:
    """The agreement of a TOML file, checked whole.

    Raises Refused with file, line and what to do.
    """
    return parse_agreement(read_text(file), file.name)


def parse_agreement(text: str, name: str) -> AgreementFile:
    """The agreement of a TOML text, checked whole; `name` is what the text is called.

    Raises Refused with name, line and what to do.
    """
    if len(text) > LARGEST_AGREEMENT:
        raise Refused(
            _(
                "{file}: it is longer than {size} KB, so it is not read. Keep the examples short."
            ).format(file=name, size=LARGEST_AGREEMENT // 1024)
        )
    if _LONG_KEY.search(text):
        raise Refused(_("{file}: it is nested too deeply.").format(file=name))
    try:
        tree = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        raise Refused(_("{file}: it is nested too deeply.").format(file=name)) from None
    except (ValueError, ArithmeticError) as error:
        raise Refused(
            _("{file}: it is not TOML: {what}. Correct it there.").format(
                file=name, what=str(error).rstrip(".")
            )
        ) from None
    examples = tree.pop("examples", [])
    try:
        return AgreementFile(agreement=agreement_from(tree), examples=examples)
    except RecursionError:
        raise Refused(_("{file}: it is nested too deeply.").format(file=name)) from None
    except Wrong as wrong:
        raise Refused(
            _("{file}, line {line}: {where}: {what}.").format(
                file=name,
                line=line_of(text, wrong.path),
                where=path_text(wrong.path) or name.removesuffix(".toml"),
                what=wrong.what.rstrip("."),
            )
        ) from None


def read_text(file: Path) -> str:
    """The text of a file that people write. Raises Refused where it cannot be one."""
    try:
        if file.exists() and not file.is_file():
            raise Refused(
                _("{file}: it cannot be read: it is not a file. Check the path.").format(file=file)
            )
        with file.open("rb") as opened:
            found = opened.read(LARGEST_FILE + 1)
        if len(found) > LARGEST_FILE:
            raise Refused(
                _("{file}: it is larger than {size} MB, so it is not read.").format(
                    file=file.name, size=LARGEST_FILE // 1024 // 1024
                )
            )
        return found.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            _("{file}: it is not text in UTF-8. Save it as UTF-8.").format(file=file.name)
        ) from None
    except OSError as error:
        raise Refused(
            _("{file}: it cannot be read: {what}. Check the path.").format(
                file=file, what=error.strerror or type(error).__name__
            )
        ) from None


def path_text(path: TreePath) -> str:
    """A place in a tree: `rules.bands[0].steps[2]`."""
    found = ""
    for one in path:
        found += f"[{one}]" if isinstance(one, int) else f".{one}" if found else one
    return found


def line_of(text: str, path: TreePath) -> int:
    """The line of a TOML text that holds a place of its tree, or what is nearest around it."""
    found, best = 1, 0
    for place, line in _places(text):
        common = 0
        for one, other in zip(place, path, strict=False):
            if one != other:
                break
            common += 1
        if common == len(place) and common > best:
            found, best = line, common
    return found


def _places(text: str) -> Iterator[tuple[TreePath, int]]:
    """Each table and key of a TOML text with its line."""
    table: TreePath = ()
    counts: dict[TreePath, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if line.count(inside) % 2 else inside
            continue
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header and not key:
            names = _names(header[2])
            table = _place(names, counts)
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
                table = (*_place(names[:-1], counts), names[-1], counts[names])
            yield table, number
        elif key:
            yield (*table, *_names(key[1])), number
            inside = next((q for q in ('"""', "'''") if line.count(q) % 2), "")


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip('"') for part in text.split("."))


def _place(names: tuple[str, ...], counts: Mapping[TreePath, int]) -> TreePath:
    """The names with the number of the entry that is being written, where they are lists."""
    found: TreePath = ()
    for place, name in enumerate(names):
        found = (*found, name)
        count = counts.get(names[: place + 1])
        if count is not None:
            found = (*found, count)
    return found
