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
_makers: list[Callable[[str], object]] = []  # of the columns that have a slot, in the slots' order


class Form:
    """A distinct folded word. Its slots belong to columns; `made` of them are filled. Once another is asked for, all
    are: a word that one stage sees is seen by all."""

    __slots__ = ("made", "text", *_SLOTS)

    def __init__(self, text: str) -> None:
        self.text = text
        self.made = 0

    def __getattr__(self, slot: str) -> object:
        if slot not in _SLOTS[: len(_makers)]:
            raise AttributeError(slot)
        for at in range(self.made, len(_makers)):
            setattr(self, _SLOTS[at], _makers[at](self.text))
            self.made = at + 1
        return getattr(self, slot)


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
    """What `make` says of a word, made once for each distinct word. For makers that live as long as the process and are
    ready when the column is: the first of them share the forms, any further ones keep their own memo."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make
        self._memo: dict[str, T] = {}
        self._get: Callable[[Form], T] = self._remembered
        if len(_makers) < _COLUMNS:
            self._get = attrgetter(_SLOTS[len(_makers)])
            _makers.append(make)

    def of(self, forms: list[Form]) -> list[T]:
        """The column's value of each form."""
        return list(map(self._get, forms))

    def _remembered(self, form: Form) -> T:
        if form.text not in self._memo:
            if len(self._memo) > _LIMIT:
                self._memo.clear()
            self._memo[form.text] = self._make(form.text)
        return self._memo[form.text]
