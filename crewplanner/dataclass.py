"""`dataclass` as the standard library has it, but a method is written when it is called.

For a frozen class with slots the standard library compiles seven methods. Of the hundreds of
classes that are loaded until the window stands, most have no need of any by then, and compiling
took a quarter of the time. Here a class gets the same methods from the same standard library when
somebody calls one; and of what is made a few times only, the fields are set without compiling.
"""

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar, dataclass_transform

_T = TypeVar("_T")
_Method = Callable[..., Any]

_OFTEN = 100
"""From so many on it pays to compile how they are made."""
_WRITTEN_BY = MappingProxyType({"__repr__": "repr", "__eq__": "eq", "__hash__": "eq"})


@dataclass_transform(field_specifiers=(dataclasses.field,))
def dataclass(
    *, frozen: bool = False, slots: bool = False, kw_only: bool = False
) -> Callable[[type[_T]], type[_T]]:
    """Decorate a class as `dataclasses.dataclass` does; all of `dataclasses` works with it.

    Classes that are not frozen, or have no slots, get their methods at once.
    """
    if not (frozen and slots):
        return dataclasses.dataclass(frozen=frozen, slots=slots, kw_only=kw_only)

    def decorate(cls: type[_T]) -> type[_T]:
        own = dict(vars(cls))
        if cls.__doc__ is None:
            # Or else the standard library would read the signature, to put it there.
            cls.__doc__ = f"{cls.__name__}."
        below = any(dataclasses.is_dataclass(base) for base in cls.__bases__)
        made = dataclasses.dataclass(
            init=False, repr=False, eq=False, frozen=below, slots=True, kw_only=kw_only
        )(cls)
        vars(made)["__dataclass_params__"].frozen = True
        if "__init__" not in own:
            made.__init__ = _setting(made)
        for name, method in _SHARED.items():
            if name not in own:
                setattr(made, name, method)
        for name in _WRITTEN_BY:
            if own.get(name) is None:
                setattr(made, name, _put_off(made, name))
        return made

    return decorate


def _setting(cls: type) -> _Method:
    """An `__init__` that sets the fields one by one, and is replaced once it was called often."""
    fields = dataclasses.fields(cls)
    plain = all(field.init and field.kw_only for field in fields)
    after = hasattr(cls, "__post_init__")
    put = object.__setattr__
    missing = dataclasses.MISSING
    calls = 0

    def method(self: Any, *args: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        known = 0
        if plain and not args and calls < _OFTEN:
            for field in fields:
                name = field.name
                if name in named:
                    put(self, name, named[name])
                    known += 1
                elif field.default is not missing:
                    put(self, name, field.default)
                elif field.default_factory is not missing:
                    put(self, name, field.default_factory())
                else:
                    break
            else:
                if known == len(named):
                    if after:
                        self.__post_init__()
                    return
        _written(cls, "__init__")(self, *args, **named)

    return method


def _put_off(cls: type, name: str) -> _Method:
    """A method that puts the one of the standard library in its place, and calls that."""

    def method(self: object, *args: object) -> Any:
        return _written(cls, name)(self, *args)

    return method


def _written(cls: type, name: str) -> _Method:
    """The method as the standard library writes it for these fields; the class has it now."""
    fields = [(field.name, field.type, field) for field in dataclasses.fields(cls)]
    after = {"__post_init__": None} if hasattr(cls, "__post_init__") else {}
    wanted = _WRITTEN_BY.get(name, "init")
    twin = dataclasses.make_dataclass(
        cls.__name__,
        fields,
        namespace={"__doc__": cls.__doc__, **after},
        init=wanted == "init",
        repr=wanted == "repr",
        eq=wanted == "eq",
        frozen=True,
    )
    method: _Method = vars(twin)[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, method)
    return method


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_SHARED: Mapping[str, _Method] = MappingProxyType(
    {
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
)
"""What is the same in all classes."""
