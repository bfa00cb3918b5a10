"""The data types as JSON and back, by their type hints alone.

A field that is as it is by default is left out, one that is missing takes its default, one that is unknown is passed
over: fields may be added to the data types without touching what is stored.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[Any], Any]


def encode(value: object) -> str:
    """`value`, a dataclass or tuples and mappings of such, as JSON; a lone surrogate is kept as its escape."""
    data = _plain(value)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text if _encodable(text) else json.dumps(data, separators=(",", ":"))


def decode(kind: type[T], text: str) -> T:
    """What `encode` made of a value of the type `kind`.

    Raises `ValueError` where `text` is not such, with the type that did not fit.
    """
    try:
        hint: Any = kind
        value: T = _converter(hint)(json.loads(text))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"is no {kind.__name__}: {error}") from error
    return value


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(item)
            for field in dataclasses.fields(value)
            if not _is_default(field, item := getattr(value, field.name))
        }
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _is_default(field: "dataclasses.Field[Any]", value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        # By type too: False equals 0, and would come back as it.
        return type(value) is type(field.default) and bool(value == field.default)
    return field.default_factory is not dataclasses.MISSING and bool(value == field.default_factory())


@cache
def _converter(kind: Any) -> _Convert:
    """The function that makes a value of the type `kind` of what JSON gives."""
    origin, arguments = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    if origin is tuple:
        return _tuple(arguments)
    if origin in (Union, UnionType):
        return _optional(arguments)
    if origin is Literal:
        return _one_of(arguments)
    if origin is not None:
        return _mapping(origin, arguments)
    return _instance(kind)


def _dataclass(kind: Any) -> _Convert:
    hints = get_type_hints(kind)
    fields = [field.name for field in dataclasses.fields(kind)]
    made: dict[str, _Convert] = {}

    def convert(data: Any) -> Any:
        # The fields' converters are made here, when needed: a type may hold itself.
        if not made:
            made.update({name: _converter(hints[name]) for name in fields})
        return kind(**{name: made[name](data[name]) for name in fields if name in data})

    return convert


def _tuple(arguments: tuple[Any, ...]) -> _Convert:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _converter(arguments[0])
        return lambda data: tuple([item(value) for value in data])
    items = [_converter(argument) for argument in arguments]
    return lambda data: tuple([item(value) for item, value in zip(items, data, strict=True)])


def _optional(arguments: tuple[Any, ...]) -> _Convert:
    inner = [_converter(argument) for argument in arguments if argument is not NoneType]
    if len(inner) != 1 or NoneType not in arguments:
        raise TypeError(f"a value of one of {arguments} cannot be stored")
    return lambda data: None if data is None else inner[0](data)


def _mapping(origin: Any, arguments: tuple[Any, ...]) -> _Convert:
    if not issubclass(origin, Mapping) or arguments[0] is not str:
        raise TypeError(f"{origin}[{arguments}] cannot be stored")
    item = _converter(arguments[1])
    return lambda data: {key: item(value) for key, value in data.items()}


def _one_of(values: tuple[Any, ...]) -> _Convert:
    def convert(data: Any) -> Any:
        if data not in values:
            raise TypeError(f"{data!r} is none of {values}")
        return data

    return convert


def _instance(kind: type) -> _Convert:
    kinds = {str: (str,), int: (int,), bool: (bool,), float: (float, int)}[kind]

    def convert(data: Any) -> Any:
        if type(data) not in kinds:  # not isinstance: True is an int
            raise TypeError(f"{data!r} is no {kind.__name__}")
        return kind(data)

    return convert


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
