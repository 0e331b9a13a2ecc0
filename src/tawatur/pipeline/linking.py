"""Links the documents of a stored case, and reads anew those whose publication window others settle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from itertools import chain
from tempfile import TemporaryFile
from typing import Any

import msgspec

from tawatur.lexicon import lexicon_version
from tawatur.link import (
    Changes,
    DocumentDigest,
    Linking,
    Trail,
    compare,
    digest,
    former_ids,
    seen_of,
    seen_on,
)
from tawatur.link.changes import State
from tawatur.model import Anchored, Annotation, CaseFile, Decisions, Document, Judgement, Published, content_id
from tawatur.model.case import CaseFindings, CommitmentThread
from tawatur.model.collection import cycles_uncollected
from tawatur.model.order import case_findings
from tawatur.pipeline.packed import Packed
from tawatur.pipeline.searching import finding_rows, report_rows
from tawatur.pipeline.stages import annotate_document, program_version
from tawatur.pipeline.waiting import Change, Waiting
from tawatur.pipeline.windows import windows_from_copies, with_window
from tawatur.review import (
    decisions,
    documents_of,
    judged_annotation,
    revived,
    settle_linked,
    settle_within,
    standings,
)
from tawatur.store import (
    SEARCHED,
    Store,
    begin_build,
    case_build,
    compare_layer,
    count_search_rows,
    drop_search_rows,
    find,
    get_linked,
    is_searched,
    lock_case,
    make_views,
    open_annotation,
    put_anchored,
    put_annotations,
    put_changed,
    put_digests,
    put_reports,
    put_search_rows,
    put_view,
    read_anchored,
    read_case_file,
    read_document,
    read_due,
    read_judgements,
    read_packed,
    read_view,
    record_rows,
    set_as_of,
    settle_search,
)


def link_stored(store: Store, case_id: str, as_of: date) -> int:
    """Link all current documents of the case as persons judged them, and write what was found. Gives the number of
    documents. Persons judge meanwhile: only the writing at the end locks the store."""
    linked: int | None = None
    while linked is None:
        with TemporaryFile(buffering=0) as file, Waiting() as waiting, cycles_uncollected():
            linked = _link_stored(store, case_id, as_of, Packed(file, _open), Packed(file, _DECODE), waiting)
    return linked


def _link_stored(
    store: Store,
    case_id: str,
    as_of: date,
    annotations: Packed[Annotation],
    digests: Packed[DocumentDigest],
    waiting: Waiting,
) -> int | None:
    """None where it must be done again: somebody else linked the case since it was read, or judged what is no more."""
    outlets: dict[str, str | None] = {}
    marks: dict[str, str] = {}
    made_anew: list[tuple[str, str, bytes]] = []
    with store.begin(bulk=True) as connection:
        for row in read_packed(connection, case_id):
            id_, packed, made = row.document, row.digest, unpack_digest(row.digest)
            annotations.put(id_, _ENCODE((row.payload, row.text)))
            if packed is None or made is None or not made.is_of(row.version, row.lexicon):
                made = digest(annotations[id_])
                packed = pack_digest(made)
                made_anew.append((id_, row.version, packed))
            digests.put(id_, packed)
            outlets[id_], marks[id_] = made.outlet, _mark(packed)
        put_digests(connection, case_id, made_anew)
        build = case_build(connection, case_id)
        judged = read_judgements(connection, case_id)
        watched = read_case_file(connection, case_id)
        left = _read_trail(connection, case_id)
        # Rows that an earlier version wrote have no words to be found by.
        unread = {layer for layer, kind in SEARCHED.items() if not is_searched(connection, case_id, kind)}
    before = left if left is not None and left.key == _key(judged, watched) and not unread else None
    known = left or Trail({})
    told = {id_: own for id_, own in known.told.items() if marks.get(id_) == known.marks.get(id_)}
    linking = _link_judged(annotations, as_of, digests, judged, watched, marks, before)
    layers = linking.layers()
    passages = next(layers)
    narrowed = windows_from_copies(annotations, linking.accepted(passages.items), told)
    told |= {id_: annotations[id_].document.published for id_ in narrowed if id_ not in told}
    # A report whose copies are gone or rejected gets back the window that it has of itself.
    settled = {id_: narrowed.get(id_, own) for id_, own in told.items()}
    settled = {id_: window for id_, window in settled.items() if annotations[id_].document.published != window}
    if settled:
        for id_, annotation in read_again(store, case_id, settled).items():
            packed = pack_digest(digest(annotation))
            annotations.put(id_, _ENCODE((msgspec.json.encode(annotation), annotation.document.text)))
            digests.put(id_, packed)
            marks[id_] = _mark(packed)
        linking = _link_judged(annotations, as_of, digests, judged, watched, marks, before)
        layers = linking.layers()
        passages = next(layers)
    with store.begin(bulk=True) as connection:
        asked = Asked(judged, read_anchored(connection, case_id).values())
        for found in chain([passages], layers):
            items, layer = found.items, found.layer
            if found.former is not None:
                asked.keep(layer, get_linked(connection, case_id, layer, asked.ids - found.former).values())
            if layer == "commitments" and found.former is not None and known.as_of != as_of:
                items = chain(items, _seen_on(as_of, connection, case_id, found.former))
            items = asked.keeping(layer, items)
            for put, changed in compare_layer(
                connection, case_id, layer, items, as_of, found.former, anew=layer in unread
            ):
                waiting.put(Change(changed, seen_of(layer, put), finding_rows(layer, put, outlets, as_of)))
    with store.begin(bulk=True) as connection:
        lock_case(connection, case_id)
        if case_build(connection, case_id) != build:
            return None
        set_as_of(connection, case_id, as_of)
        number = begin_build(connection, case_id, as_of, len(annotations))
        for change in waiting:
            _write(connection, case_id, number, change)
        if count_search_rows(connection, case_id, "report") != len(annotations):  # read by an earlier version
            put_reports(connection, case_id, annotations.values())
            put_search_rows(connection, case_id, report_rows(annotations.values()))
        make_views(connection, case_id, as_of)
        ids = {row.id for row in judged}
        late = [row for row in read_judgements(connection, case_id) if row.id not in ids]
        put_anchored(connection, case_id, _anchored(judged, annotations, asked.found()), but=[row.id for row in late])
        linking.trail.key, linking.trail.as_of, linking.trail.told = _key(judged, watched), as_of, told
        put_view(connection, case_id, TRAIL, _ENCODE(linking.trail))
        settle_search(connection)
        lost = any(_is_lost(connection, case_id, row) for row in late)
    return None if lost else len(annotations)


def _is_lost(connection: Any, case_id: str, judgement: Judgement) -> bool:
    """True where words were judged that stand under no such id now."""
    quoted = judgement.anchor is not None and bool(judgement.anchor.quotes)
    return quoted and find(connection, case_id, judgement.finding) is None


def _write(connection: Any, case_id: str, number: int, change: Change) -> None:
    changed = change.changed
    put_changed(connection, case_id, changed)
    record_rows(connection, case_id, number, changed.layer, change.seen, changed.gone)
    put_search_rows(connection, case_id, change.found_by, first=number == 1)
    kind = SEARCHED.get(changed.layer)
    if kind is not None:
        drop_search_rows(connection, case_id, kind, changed.gone)


def _seen_on(as_of: date, connection: Any, case_id: str, gone: Collection[str]) -> Iterator[CommitmentThread]:
    """What is due, but these, as it is seen from another day: its state may be another, and its place in the list."""
    for thread in read_due(connection, case_id):
        if thread.id not in gone:
            yield seen_on(as_of, thread)


TRAIL = "trail"
"""Name of the view that the next linking reads."""


def _key(judged: Sequence[Judgement], watched: CaseFile) -> str:
    """By what a case was linked; where it is another, all is joined anew."""
    decided = sorted(row.id for row in judged)
    return content_id("linked", program_version(), lexicon_version(), *decided, msgspec.json.encode(watched))


def _mark(packed: bytes) -> str:
    return blake2b(packed, digest_size=8).hexdigest()


def _read_trail(connection: Any, case_id: str) -> Trail | None:
    """What the last linking left; it may be one by other decisions, which its key tells."""
    packed = read_view(connection, case_id, TRAIL)
    try:
        return None if packed is None else _TRAIL(packed)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


class Asked:
    """The findings that judgements may be on: those that they name or were on, and what stands in the documents they
    quote."""

    def __init__(self, judged: Sequence[Judgement], before: Iterable[Anchored]) -> None:
        self.ids = {row.finding for row in judged} | {row.finding for row in before if row.finding is not None}
        self._documents = documents_of(judged)
        self._kept: dict[str, list[Any]] = {}

    def keep(self, layer: str, items: Iterable[Any]) -> None:
        """Keep findings that stand as they were."""
        self._kept.setdefault(layer, []).extend(items)

    def keeping(self, layer: str, items: Iterable[Any]) -> Iterator[Any]:
        """The items of a layer as they come; those that are asked for are kept."""
        kept = self._kept.setdefault(layer, [])
        for item in items:
            asked = self.ids and layer != "issues"
            if asked and (item.id in self.ids or any(e.document in self._documents for e in item.evidence)):
                kept.append(item)
            yield item

    def found(self) -> CaseFindings:
        return case_findings(self._kept)


def changes_between(before: State, after: State, new: CaseFindings) -> Changes:
    """What differs between two states that the store kept. `new`: the findings of the later one that may have stood
    under other ids before, with their claims."""
    return compare(before, after, former_ids(new))


def _link_judged(
    annotations: Packed[Annotation],
    as_of: date,
    digests: Packed[DocumentDigest],
    judged: Sequence[Judgement],
    watched: CaseFile,
    marks: Mapping[str, str],
    before: Trail | None,
) -> Linking:
    """Link the documents as persons left them: a report whose findings they changed is digested anew."""
    if not judged:
        return Linking(annotations, as_of, digests, Decisions(watched=watched), marks, before)
    standing = standings(judged, settle_within(judged, annotations))
    held = revived(judged, annotations)
    touched = documents_of(judged) & annotations.keys()
    changed = {id_: judged_annotation(annotations[id_], standing, held.get(id_, ())) for id_ in sorted(touched)}
    changed = {id_: made for id_, made in changed.items() if made is not annotations[id_]}
    texts = {id_: annotations[id_].document.text for id_ in touched}
    fresh = {id_: digest(made) for id_, made in changed.items()}
    obeyed = msgspec.structs.replace(decisions(judged, texts), watched=watched)
    return Linking(annotations.with_(changed), as_of, digests.with_(fresh), obeyed, marks, before)


def _anchored(
    judged: Sequence[Judgement], annotations: Mapping[str, Annotation], found: CaseFindings
) -> list[Anchored]:
    texts = {id_: annotations[id_].document.text for id_ in documents_of(judged) & annotations.keys()}
    where = settle_within(judged, annotations) | settle_linked(judged, found, texts)
    # A withdrawal is where the judgement is that it undoes.
    by_id = {row.id: row for row in judged}
    for row in judged:
        undone = by_id.get(row.undoes or "")
        if undone is not None and undone.id in where:
            there = where[undone.id]
            where[row.id] = Anchored(row.id, there.finding, there.how)
    return [where[id_] for id_ in sorted(where)]


def read_again(store: Store, case_id: str, windows: Mapping[str, Published | None]) -> dict[str, Annotation]:
    """Annotate the named documents under other publication windows (None: their own) and store the result."""
    rows: list[tuple[Document, Annotation, bytes | None]] = []
    with store.begin() as connection:
        for id_, window in windows.items():
            document = read_document(connection, case_id, id_)
            if document is not None:
                changed = with_window(document, window) if window is not None else document
                annotation = annotate_document(changed)
                rows.append((document, annotation, pack_digest(digest(annotation))))
        put_annotations(connection, case_id, rows, program_version())
        put_search_rows(connection, case_id, report_rows(annotation for _, annotation, _ in rows))
    return {document.id: annotation for document, annotation, _ in rows}


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(DocumentDigest).decode
_TRAIL = msgspec.msgpack.Decoder(Trail).decode
_PARTS = msgspec.msgpack.Decoder(tuple[bytes, str]).decode


def _open(packed: bytes) -> Annotation:
    return open_annotation(*_PARTS(packed))


def pack_digest(made: DocumentDigest) -> bytes:
    """A digest as the store keeps it."""
    return _ENCODE(made)


def unpack_digest(packed: bytes | None) -> DocumentDigest | None:
    """The digest, or None where there is none or another version of the program packed it."""
    if packed is None:
        return None
    try:
        return _DECODE(packed)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
