"""Gather the texts for people from the code into `resources/locale/crewplanner.pot`.

    python tools/catalogs.py            write the template that translators start from
    python tools/catalogs.py pseudo     write languages that nobody speaks into build/locale

In `qps` every text is longer and accented: what still reads as English there was not marked.
`de_XA` is as long as German is, `ar_XB` is written from the right.

Standard library only.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "resources" / "locale" / "crewplanner.pot"
PSEUDO = ROOT / "build" / "locale"
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: CrewPlanner\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
MARKS = {"_": ("one",), "N_": ("one",), "ngettext": ("one", "many"), "pgettext": ("context", "one")}
ACCENTS = str.maketrans("aceinosuyAEINOSU", "áçéíñöšüýÅÉÎÑÖŠÛ")
UMLAUTS = str.maketrans("aousAOU", "äöüßÄÖÜ")
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتدهفجحيژكلمنوپقرستوڤثخيز") | str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابتدهفجحيژكلمنوپقرستوڤثخيز"
)
LONGER, SHORT_LONGER = 0.35, 0.6
"""How much longer German is than English in a window, and how much where a text is short."""
CODE = "language code of these words"
"""The context of a text that is for programs."""
TAIL = "ungschaft"
SHORT = 12
"""So many letters are short."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A text as the code says it: `many` is its plural, `context` says which meaning it has."""

    one: str
    many: str = ""
    context: str = ""

    @property
    def key(self) -> str:
        """The key under which `crewplanner.i18n.read_messages` gives its translation."""
        key = f"{self.context}\x04{self.one}" if self.context else self.one
        return f"{key}\x00{self.many}" if self.many else key


def messages(package: Path) -> dict[Message, list[str]]:
    """Every marked text of the package, with the files that say it."""
    found: dict[Message, list[str]] = {}
    for file in sorted(package.rglob("*.py")):
        place = file.relative_to(package.parent).as_posix()
        for message in _marked(ast.parse(file.read_bytes(), str(file))):
            places = found.setdefault(message, [])
            if place not in places:
                places.append(place)
    return found


def _marked(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = MARKS.get(node.func.id, ())
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)][: len(names)]
            words = {n: t for n, t in zip(names, texts, strict=False) if isinstance(t, str) and t}
            if names and len(words) == len(names):
                yield Message(**words)


def template(found: dict[Message, list[str]]) -> str:
    """The text of the template, in the order of the files."""
    entries = sorted(found.items(), key=lambda item: (item[1], item[0]))
    return "\n".join([HEADER, *(_entry(message, places) for message, places in entries)])


def pseudo(found: dict[Message, list[str]], change: Callable[[str], str] | None = None) -> str:
    """A catalog of a language that nobody speaks; `change` says how it sounds, else by accents."""
    speak = change or _accented
    entries = (
        _entry(m, places, [m.one, m.many] if m.context == CODE else [speak(m.one), speak(m.many)])
        for m, places in found.items()
    )
    return "\n".join([HEADER, *entries])


def as_german(text: str) -> str:
    """Umlauts, and words made longer, the longest first, until it is as long as German would be."""
    changed = _apart(text, UMLAUTS)
    more = max(1, round(len(text) * (SHORT_LONGER if len(text) <= SHORT else LONGER)))
    for word in sorted(set(re.findall(r"\w{3,}(?![^{]*})", changed)), key=len, reverse=True):
        tail = TAIL[:more]
        changed = re.sub(rf"\b{word}\b(?![^{{]*}})", word + tail, changed, count=1)
        more -= len(tail)
    return changed


def as_arabic(text: str) -> str:
    """Letters that are written from the right; about as long as English."""
    return _apart(text, LETTERS)


def _apart(text: str, letters: Mapping[int, int | str]) -> str:
    """The text in other letters, but for what stands in braces and for its access key."""
    parts = re.split(r"(\{[^}]*\}|&.)", text)
    return "".join(p if i % 2 else p.translate(letters) for i, p in enumerate(parts))


def _entry(message: Message, places: list[str], forms: list[str] | None = None) -> str:
    one, many = forms or ["", ""]
    lines = [f"#: {' '.join(places)}"]
    if message.context:
        lines.append(f"msgctxt {_quoted(message.context)}")
    lines.append(f"msgid {_quoted(message.one)}")
    if message.many:
        lines.append(f"msgid_plural {_quoted(message.many)}")
        lines += [f"msgstr[0] {_quoted(one)}", f"msgstr[1] {_quoted(many)}"]
    else:
        lines.append(f"msgstr {_quoted(one)}")
    return "\n".join(lines) + "\n"


def _accented(text: str) -> str:
    """Longer by a third and accented, but for what stands in braces."""
    parts = text.replace("}", "{").split("{")
    changed = [p if i % 2 else p.translate(ACCENTS) for i, p in enumerate(parts)]
    joined = "".join(f"{{{p}}}" if i % 2 else p for i, p in enumerate(changed))
    return f"[{joined}{'·' * (len(text) // 3)}]" if text else ""


def _quoted(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'


LANGUAGES = {"qps": None, "de_XA": as_german, "ar_XB": as_arabic}


def main(arguments: list[str]) -> int:
    """Write what is asked for and say where it lies."""
    found = messages(ROOT / "crewplanner")
    made = {TEMPLATE: template(found)}
    if arguments == ["pseudo"]:
        made = {PSEUDO / f"{name}.po": pseudo(found, how) for name, how in LANGUAGES.items()}
    for target, text in made.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        print(f"{len(found)} texts in {target.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
