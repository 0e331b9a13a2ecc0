"""Distinct words of the process, each holding what every stage has made of it.

A token costs one look-up for all stages, not one in each stage's own memo: in a process that reads many reports these
are too large for the processor's cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Generic, TypeVar

T = TypeVar("T")

_LIMIT = 300_000  # forms kept; beyond that all are made anew
_COLUMNS = 12
_SLOTS = tuple(f"column_{n}" for n in range(_COLUMNS))
_free = iter(_SLOTS)
_makers: dict[str, Callable[[str], object]] = {}


class Form:
    """A distinct folded word; its other slots belong to columns, each made when it is first asked for."""

    __slots__ = ("text", *_SLOTS)

    def __init__(self, text: str) -> None:
        self.text = text

    def __getattr__(self, slot: str) -> object:
        make = _makers.get(slot)
        if make is None:
            raise AttributeError(slot)
        value = make(self.text)
        setattr(self, slot, value)
        return value


class _Forms(dict[str, Form]):
    def __missing__(self, text: str) -> Form:
        form = self[text] = Form(text)
        return form


_forms = _Forms()


def forms_of(words: Iterable[str]) -> list[Form]:
    """The form of each word; a word never seen gets one."""
    if len(_forms) > _LIMIT:
        _forms.clear()
    return list(map(_forms.__getitem__, words))


class Column(Generic[T]):
    """What `make` says of a word, made once for each distinct word. For makers that live as long as the process: the
    first of them share the forms, any further ones keep their own memo."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make
        self._memo: dict[str, T] = {}
        slot = next(_free, None)
        if slot is not None:
            _makers[slot] = make
        self._get: Callable[[Form], T] = attrgetter(slot) if slot is not None else self._remembered

    def of(self, forms: list[Form]) -> list[T]:
        """The column's value of each form."""
        return list(map(self._get, forms))

    def _remembered(self, form: Form) -> T:
        if form.text not in self._memo:
            if len(self._memo) > _LIMIT:
                self._memo.clear()
            self._memo[form.text] = self._make(form.text)
        return self._memo[form.text]
