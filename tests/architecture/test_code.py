"""What no linter checks: sizes, names, state in modules, and a few things Qt programs fall for."""

import ast

import pytest

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
MOST_PUBLIC_METHODS = 12
NO_DEED = ("property", "setter", "classmethod")
CHANGE = {
    "add",
    "append",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "reverse",
    "setdefault",
    "sort",
    "update",
}
LITERAL = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
MUTABLE = {"dict", "list", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}

# Who may catch everything without raising again: the runner of jobs, the top-level hooks of the two
# shells, and the export of one item of many.
CATCHES_EVERYTHING = {
    "crewplanner/ui/jobs.py",
    "crewplanner/ui/crash.py",
    "crewplanner/cli/main.py",
    "crewplanner/__main__.py",
    "crewplanner/exports/many.py",
}


def test_modules_are_short(sources):
    long = {m.path: n for m in sources if (n := len(m.text.splitlines())) > LONGEST_MODULE}
    assert long == {}


def test_functions_are_short(package):
    long = [
        f"{module.path}:{node.lineno} {node.name}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and _length(node) > LONGEST_FUNCTION
    ]
    assert long == []


def _length(node):
    return node.end_lineno - node.lineno + 1


def test_classes_have_few_public_methods(package):
    wide = [
        f"{module.path} {node.name}: {count}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and not _is_frozen(node)
        if (count := _public(node)) > MOST_PUBLIC_METHODS
    ]
    assert wide == []


def _public(node):
    """Methods that do something for others: not properties, constructors and overrides of Qt's."""
    return sum(
        isinstance(item, ast.FunctionDef)
        and item.name == item.name.lower()
        and not item.name.startswith("_")
        and not any(ast.unparse(d).endswith(NO_DEED) for d in item.decorator_list)
        for item in node.body
    )


def test_modules_are_named_after_what_they_are_responsible_for(tracked):
    stray = {"utils", "util", "common", "helpers", "helper", "misc", "mixed", "stuff"}
    named = [name for name in tracked if name.endswith(".py")]
    assert [n for n in named if stray & set(n.removesuffix(".py").split("/"))] == []


def test_modules_hold_no_state(package):
    frozen = _frozen_classes(package)
    stateful = []
    for module in package:
        for node in module.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and not _is_all(node):
                problem = _state(node, frozen, _written(module.tree))
                if problem:
                    stateful.append(f"{module.path}:{node.lineno} {problem}")
    assert stateful == []


def test_nothing_is_declared_global(package):
    declared = [
        f"{module.path}:{node.lineno}"
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Global)
    ]
    assert declared == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("CACHE = {}", "Dict"),
        ("CACHE: dict[str, str] = {}", "Dict"),
        ("cache = {1: 2}", "Dict"),
        ("NAMES = {1: 2}\nNAMES[2] = 3", "Dict"),
        ("NAMES = {1: 2}\nNAMES.update({2: 3})", "Dict"),
        ("NAMES = {1: 2}", ""),
        ("NAMES: Mapping[str, str] = {}", ""),
        ("NAMES: list[str] = []", "List"),
        ("NAMES = [1]\nNAMES.append(2)", "List"),
        ("SEEN = {1}\nSEEN.add(2)", "Set"),
        ("seen = {n for n in ()}", "SetComp"),
        ("CACHE = dict()", "dict"),
        ("THE_THING = Thing()", "Thing"),
        ("NAMES = ()", ""),
        ("TABLE = MappingProxyType({})", ""),
        ("VALUE = Frozen(1)", ""),
    ],
)
def test_state_in_a_module_is_recognized(line, problem):
    tree = ast.parse(line)
    assert _state(tree.body[0], {"Thing": False, "Frozen": True}, _written(tree)) == problem


def _is_all(node):
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _state(node, frozen, written):
    """What makes an assigned value one that can change; empty if nothing does.

    A table is none if it is declared as a Mapping, which the type checker lets nobody write to, or
    if it is filled where it is named as a constant and its module never writes to it again.
    """
    value = node.value
    declared = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
    name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
    if isinstance(value, ast.Dict) and declared.startswith("Mapping["):
        return ""
    if isinstance(value, LITERAL):
        empty = ast.unparse(value) in {"[]", "{}"}
        constant = name.isupper() and name not in written and not empty
        return "" if constant else type(value).__name__
    if isinstance(value, ast.Call):
        called = ast.unparse(value.func).split(".")[-1]
        if called in MUTABLE or not frozen.get(called, True):
            return called
    return ""


def _written(tree):
    """The names whose contents a module changes: by item, or by a method that does so."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=name, ctx=ast.Store() | ast.Del()):
                found.add(ast.unparse(name))
            case ast.Call(func=ast.Attribute(value=name, attr=method)) if method in CHANGE:
                found.add(ast.unparse(name))
            case _:
                pass
    return found


def _frozen_classes(package):
    """Every class of ours by name, and whether its instances cannot change."""
    found = {}
    for module in package:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = _is_frozen(node)
    return found


def _is_frozen(node):
    bases = {ast.unparse(base).split(".")[-1] for base in node.bases}
    decorators = " ".join(ast.unparse(d) for d in node.decorator_list)
    enum = bases & {"Enum", "StrEnum", "IntEnum", "NamedTuple"}
    return bool(enum) or "frozen=True" in decorators


def test_no_event_is_processed_out_of_turn(package):
    users = [m.path for m in package if "processEvents" in m.text]
    assert users == []


def test_everything_is_caught_in_three_kinds_of_places_only(package):
    catching = {
        module.path
        for module in package
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    }
    assert catching <= CATCHES_EVERYTHING


def _catches_everything(node):
    caught = "BaseException" if node.type is None else ast.unparse(node.type)
    return caught in {"Exception", "BaseException"} and not isinstance(node.body[-1], ast.Raise)


def test_an_exemption_from_a_check_carries_its_reason(sources):
    marks = ("# " + "noqa", "# type: " + "ignore", "# pyright: " + "ignore")
    silent = [
        f"{module.path}:{number}"
        for module in sources
        for number, line in enumerate(module.text.splitlines(), 1)
        for mark in marks
        if mark in line and " - " not in line.split(mark, 1)[1]
    ]
    assert silent == []
