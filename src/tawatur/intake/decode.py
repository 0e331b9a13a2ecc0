"""Bytes to text: finds the encoding, or says why there is none."""

from __future__ import annotations

import codecs
import re

import msgspec

from tawatur.model import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters of Arabic text, and of those the ones that make up most of it: a wrong single-byte reading has few of them.
_ARABIC = re.compile("[\u0621-\u064a]")
_FREQUENT = re.compile("[\u0627\u0644\u064a\u0645\u0646\u0648\u0631\u0628\u062a]")
_MARKS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Decoded(msgspec.Struct, frozen=True):
    """The text of some bytes. `warning` says, for the user, what had to be guessed or was lost ("" where nothing);
    `warning_kind` is its short word."""

    text: str
    encoding: str
    warning: str = ""
    warning_kind: str = ""


def decode(raw: bytes, where: str) -> Decoded:
    """The text of `raw`. UTF-8 is taken at its word; else a byte-order mark, else the Arabic code pages are tried.

    Raises:
        UnreadableInput: the bytes are empty, or no text in any encoding known here.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise UnreadableInput("empty", "the file is empty", where=where)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, where)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, where)
    if "\x00" in text:
        return _guess(raw, where)
    if len(_MARKS.findall(text)) > len(text) * 0.02 + 2:
        raise UnreadableInput("binary", "the file holds binary data, no text", where=where)
    return Decoded(text, "utf-8")


def _marked(raw: bytes, encoding: str, where: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    if not text.strip():
        raise UnreadableInput("empty", "the file is empty but for a byte-order mark", where=where)
    lost = text.count("\ufffd")
    if lost > len(text) * 0.1:
        raise UnreadableInput("binary", f"the file is marked as {encoding} but is no text in it", where=where)
    if lost:
        return Decoded(
            text.rstrip("\ufffd"), encoding, f"{lost} characters are broken or cut off in {encoding}", "truncated"
        )
    if encoding != "utf-8":
        return Decoded(text, encoding, f"not UTF-8: read as {encoding} by its byte-order mark", "encoding")
    return Decoded(text, encoding)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, where: str) -> Decoded:
    if error.start >= len(raw) - 4 and error.reason == "unexpected end of data":
        text = raw[: error.start].decode("utf-8")
        return Decoded(text, "utf-8", "the file ends in the middle of a character: it is cut off", "truncated")
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost <= len(text) * 0.01 and len(_ARABIC.findall(text)) > len(text) * 0.3:
        return Decoded(text, "utf-8", f"{lost} characters are broken in UTF-8 and stand as \ufffd", "encoding")
    return _guess(raw, where)


def _guess(raw: bytes, where: str) -> Decoded:
    """The encoding under which the bytes look most like Arabic."""
    best: tuple[float, str, str] = (0.0, "", "")
    sample = raw[:40_000]
    for encoding in ("utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6", "mac-arabic"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        arabic = _ARABIC.findall(text)
        control = len(_MARKS.findall(text))
        if not text or control > len(text) * 0.02:
            continue
        frequent = len(_FREQUENT.findall(text)) / max(1, len(arabic))
        letters = sum(map(str.isalpha, text)) or 1
        score = len(arabic) / letters * frequent
        if score > best[0]:
            best = (score, encoding, text)
    if best[0] < 0.35:
        raise UnreadableInput("binary", "the file is no text in any encoding known here", where=where)
    encoding = best[1]
    text = raw.decode(encoding, "replace").rstrip("\ufffd")
    return Decoded(text, encoding, f"not UTF-8: read as {encoding}, by its letters", "encoding")
