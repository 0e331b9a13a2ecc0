"""Entities across reports: document entities made one by lexicon key, by name, by name variant, by office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from tawatur.lexicon import read_table
from tawatur.link.archive import Archive, Report
from tawatur.link.keys import EntityKey
from tawatur.link.offices import Offices
from tawatur.link.partition import Partition
from tawatur.link.reading import Reading
from tawatur.link.ties import tie
from tawatur.link.words import finder, frequency, words_of
from tawatur.model import Commitment, Entity, Evidence, Office, Tie, content_id
from tawatur.model.case import CaseEntity
from tawatur.text import fold_text

MAX_EVIDENCE = 12


class Named(msgspec.Struct, frozen=True):
    """The name that a case entity goes by, and all its spellings."""

    name: str
    names: tuple[str, ...]


class Known(msgspec.Struct, frozen=True):
    """Where document entities went: (document, entity id) → case entity id, and case entities by id and by norm."""

    of: dict[tuple[str, str], str]
    by_norm: dict[tuple[str, str], str]
    by_id: dict[str, Named]
    holders: dict[tuple[str, str], str] = {}
    """(document, name of an office) → case entity that held it then"""

    def named(self, document: str, entity: str | None, name: str) -> str | None:
        """Case entity of a document's entity, else of a name of any type; a state where the name is a country's or
        its capital's."""
        if entity is not None and state_of(name) is None and (document, entity) in self.of:
            return self.of[document, entity]
        state = state_of(name)
        if state is not None:
            return state
        norm = norm_of(name)
        for type_ in ("person", "organisation", "place"):
            found = self.by_norm.get((type_, norm))
            if found is not None:
                return found
        return self.holders.get((document, norm))


def state_of(name: str) -> str | None:
    """`state:` and a country code where the whole name is a country's or that of the capital it is governed from."""
    listed = words_of(name)
    for hit in finder("link_actors.toml").find(listed[:5]) if listed else ():
        if hit.first == 0 and hit.last == len(listed) - 1 and hit.lead == 0:
            return "state:" + hit.entry.id.split(":", 1)[1]
    return None


def norm_of(name: str) -> str:
    """The words that tell names apart: folded, without the article and the parts that may be left out."""
    table = _names()
    out: list[str] = []
    joined = ""
    for word in words_of(name):
        if word in table.joins:
            joined += table.spellings.get(word, word)
            continue
        if word in table.joins_back and out and not joined:
            out[-1] += word
            continue
        plain = word
        for article in () if joined else table.articles:
            if plain.startswith(article) and len(plain) - len(article) >= 3:
                plain = plain[len(article) :]
                break
        plain = table.spellings.get(plain, plain)
        if joined:
            plain, joined = joined + plain, ""
        if plain not in table.left_out:
            out.append(plain)
    if joined:
        out.append(joined)
    return " ".join(out)


class _Names(msgspec.Struct, frozen=True):
    joins: frozenset[str]
    joins_back: frozenset[str]
    left_out: frozenset[str]
    articles: tuple[str, ...]
    spellings: dict[str, str]
    weak: dict[int, None]
    least: int
    heads: frozenset[str]
    heads_kept_alone: frozenset[str]


_cache: list[_Names] = []


def _names() -> _Names:
    if not _cache:
        table = read_table("link_names.toml")
        _cache.append(
            _Names(
                frozenset(table["joins"]["words"]),
                frozenset(table["joins_back"]["words"]),
                frozenset(table["left_out"]["words"]),
                tuple(table["articles"]["forms"]),
                dict(table["spellings"]),
                dict.fromkeys(map(ord, table["skeleton"]["weak"])),
                int(table["skeleton"]["least"]),
                frozenset(table["heads"]["may_fall"]),
                frozenset(table["heads"]["not_to_one_word"]),
            )
        )
    return _cache[0]


def keys(reading: Reading) -> tuple[EntityKey, ...]:
    return tuple(EntityKey(e.id, norm_of(e.name)) for e in reading.annotation.entities)


Node = tuple[str, str]
"""(type, lexicon key or norm; for what a person took out of its group, with the place of it behind APART)"""
APART = "\x1f"
Row = tuple[Report, Entity, tuple[str, ...]]
"""An entity of a report, and the words of its mentions"""


def find_entities(archive: Archive, ties: Sequence[Tie] = ()) -> tuple[list[CaseEntity], Known]:
    """Case entities in the order of type and name, and where each document entity went."""
    nodes: dict[Node, list[Row]] = {}
    norms: dict[Node, str] = {}
    lexical: dict[tuple[str, str], set[str]] = {}
    apart = {t.a[:2] for t in ties if not t.one}
    known: dict[str, str] = {}  # one string for all that are spelt alike
    for report in archive.reports:
        text = report.text
        for entity, key in zip(report.annotation.entities, report.digest.entities, strict=True):
            norm = key.norm or entity.name
            node: Node = (entity.type, "key:" + entity.key) if entity.key else (entity.type, norm)
            taken = next((m.start for m in entity.mentions if (report.id, m.start) in apart), None)
            if taken is not None:
                node = (node[0], f"{node[1]}{APART}{report.id}:{taken}")
            elif entity.key:
                lexical.setdefault((entity.type, norm), set()).add(entity.key)
            words = (text[m.start : m.end] for m in entity.mentions)
            nodes.setdefault(node, []).append((report, entity, tuple(known.setdefault(w, w) for w in words)))
            norms.setdefault(node, norm)
    parts: Partition[Node] = Partition(sorted(nodes))
    mentioned = (
        (node, (report.id, m.start, m.end)) for node in nodes for report, e, _ in nodes[node] for m in e.mentions
    )
    why = tie(parts, ties, mentioned)

    def join(a: Node, b: Node, reason: str) -> None:
        if parts.join(a, b):
            why.setdefault(a, []).append(reason)

    for (type_, norm), found in sorted(lexical.items()):
        if len(found) == 1 and (type_, norm) in nodes:
            key_node = (type_, "key:" + next(iter(found)))
            join(key_node, (type_, norm), f"written as one that the lexicon knows: {_spelt(nodes, (type_, norm))}")
    _join_persons(nodes, norms, join)
    _join_spelt(nodes, norms, join)
    _join_organisations(nodes, join)
    out: list[CaseEntity] = []
    of: dict[tuple[str, str], str] = {}
    by_norm: dict[tuple[str, str], str] = {}
    for group in parts.groups():
        rows = sorted((row for node in group for row in nodes[node]), key=lambda row: (row[0].id, row[1].id))
        reasons = [line for node in sorted(group) for line in why.get(node, ())]
        made = _case_entity(group, rows, reasons)
        out.append(made)
        for report, entity, _ in rows:
            of[report.id, entity.id] = made.id
        for node in group:
            for norm in {norms[node]} | ({node[1]} if not node[1].startswith("key:") else set()):
                by_norm.setdefault((made.type, norm), made.id)
    holders = _holders(archive, nodes, of, out)
    out.sort(key=lambda e: (e.type, e.name, e.id))
    return out, Known(of, by_norm, {e.id: Named(e.name, tuple(e.names)) for e in out}, holders)


def _holders(
    archive: Archive,
    nodes: dict[Node, list[Row]],
    of: dict[tuple[str, str], str],
    out: list[CaseEntity],
) -> dict[tuple[str, str], str]:
    """Who the offices are that speak, hold positions or act without a name; each told in its holder's `why`."""
    persons = [(r, e, of[r.id, e.id]) for node, rows in nodes.items() if node[0] == "person" for r, e, _ in rows]
    keys_ = {node[1][4:]: of[rows[0][0].id, rows[0][1].id] for node, rows in nodes.items() if node[1][:4] == "key:"}
    offices = Offices(persons, keys_)
    holders: dict[tuple[str, str], str] = {}
    told: dict[tuple[str, str, str], int] = {}
    for report in archive.reports:
        names = {s.speaker.name for s in report.annotation.statements if s.speaker.entity is None}
        for claim in report.annotation.claims:
            names.add((claim.actor if isinstance(claim, Commitment) else claim.holder) or "")
        for name in sorted(names):
            found = offices.holder(report, name)
            if found is not None:
                holders[report.id, norm_of(name)] = found[0]
                told[found[0], name, found[1]] = told.get((found[0], name, found[1]), 0) + 1
    lines: dict[str, list[str]] = {}
    for (entity, name, why), n in sorted(told.items()):
        lines.setdefault(entity, []).append(f"{name} in {n} report{'s' if n > 1 else ''}: {why}")
    for i, made in enumerate(out):
        if made.id in lines:
            out[i] = msgspec.structs.replace(made, why=(*made.why, *lines[made.id]))
    return holders


def _spelt(nodes: dict[Node, list[Row]], node: Node) -> str:
    return min(e.name for _, e, _ in nodes[node])


def _join_persons(nodes: dict[Node, list[Row]], norms: dict[Node, str], join: object) -> None:
    """A shorter name joins a fuller one where its parts stand in it in order, first and last equal, and only one fits;
    a single name joins where an office or the only full name of the same report says so."""
    assert callable(join)
    names: dict[Node, tuple[str, ...]] = {n: tuple(norms[n].split()) for n in nodes if n[0] == "person"}
    ends: dict[tuple[str, str], list[Node]] = {}
    lasts: dict[str, list[Node]] = {}
    for node in sorted(names):
        parts = names[node]
        if len(parts) >= 2:
            ends.setdefault((parts[0], parts[-1]), []).append(node)
            lasts.setdefault(parts[-1], []).append(node)
    for node in sorted(names):
        parts = names[node]
        if len(parts) >= 2:
            fuller = [n for n in ends[parts[0], parts[-1]] if len(names[n]) > len(parts) and _inside(parts, names[n])]
            # Of several fuller names all must lie in the fullest, else the short one could be any of them.
            if fuller:
                fullest = max(fuller, key=lambda n: (len(names[n]), n))
                if all(_inside(names[n], names[fullest]) for n in fuller):
                    join(
                        fullest,
                        node,
                        f"{_spelt(nodes, node)} is {_spelt(nodes, fullest)} with parts left out",
                    )
        elif len(parts) == 1:
            offices = {(o.title, o.of) for _, e, _ in nodes[node] for o in e.offices if o.of}
            full = [
                n
                for n in lasts.get(parts[0], ())
                if offices and any((o.title, o.of) in offices for _, e, _ in nodes[n] for o in e.offices)
            ]
            if len(full) == 1:
                title = sorted(offices)[0]
                join(
                    full[0],
                    node,
                    f"{_spelt(nodes, node)} is {_spelt(nodes, full[0])}: last name and office ({title[0]} {title[1]})",
                )


def _join_spelt(nodes: dict[Node, list[Row]], norms: dict[Node, str], join: object) -> None:
    """Full names that differ only in weak letters are two spellings of one where no text knows the words that differ
    (so that no Hasan becomes a Husayn), or where an office is the same."""
    assert callable(join)
    table = _names()
    alike: dict[tuple[str, ...], list[Node]] = {}
    for node in sorted(nodes):
        parts = norms[node].split()
        if node[0] == "person" and len(parts) >= 2:
            alike.setdefault(tuple(p.translate(table.weak) or p for p in parts), []).append(node)
    for group in alike.values():
        offices = {n: {(o.title, o.of) for _, e, _ in nodes[n] for o in e.offices if o.of} for n in group}
        for at, node in enumerate(group):
            for other in group[:at]:
                pairs = zip(norms[node].split(), norms[other].split(), strict=True)
                differ = [(a, b) for a, b in pairs if a != b]
                if node[1].startswith("key:") and other[1].startswith("key:"):
                    continue  # the lexicon knows them as two
                foreign = all(
                    len(a.translate(table.weak)) >= table.least and not frequency(a) and not frequency(b)
                    for a, b in differ
                )
                if foreign or offices[node] & offices[other]:
                    join(other, node, f"{_spelt(nodes, node)} is {_spelt(nodes, other)} in another spelling")
                    break


def _inside(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True where the parts of `short` stand in `full` in order."""
    rest = iter(full)
    return all(part in rest for part in short)


def _join_organisations(nodes: dict[Node, list[Row]], join: object) -> None:
    """An organisation's name without its head (ministry, organisation, movement) is the same where the rest is."""
    assert callable(join)
    table = _names()
    for node in sorted(nodes):
        if node[0] != "organisation" or node[1].startswith("key:"):
            continue
        parts = node[1].split()
        if len(parts) < 2 or parts[0] not in table.heads:
            continue
        if len(parts) == 2 and parts[0] in table.heads_kept_alone:
            continue
        bare = ("organisation", " ".join(parts[1:]))
        if bare in nodes:
            join(node, bare, f"{_spelt(nodes, bare)} is {_spelt(nodes, node)} with its head left out")


def _case_entity(group: list[Node], rows: list[Row], reasons: list[str]) -> CaseEntity:
    spellings: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    namings: dict[str, Counter[str]] = {}
    evidence: list[Evidence] = []
    offices: dict[tuple[str, str | None], Office] = {}
    for report, entity, spelt in rows:
        if spelt:
            spellings.update(spelt)
            mentions[report.id] += len(spelt)
            namings.setdefault(report.outlet_name, Counter()).update(spelt)
            if len(evidence) < MAX_EVIDENCE:
                first = entity.mentions[0]
                evidence.append(Evidence(report.id, first.start, first.end, spelt[0]))
        for office in entity.offices:
            offices.setdefault((fold_text(office.title), office.of), msgspec.structs.replace(office, span=None))
    names = Counter(e.name for _, e, _ in rows)
    name = max(names, key=lambda n: (len(n.split()) if rows[0][1].type == "person" else 0, names[n], -len(n), n))
    keys_ = sorted(n[1] for n in group if n[1].startswith("key:"))
    type_ = rows[0][1].type
    stable = keys_[0] if keys_ else norm_of(name) or name  # some names have no norm: all their words are left out
    if all(APART in n[1] for n in group) and APART not in stable:
        stable = min(n[1] for n in group)
    counted = len({r.id for r, _, _ in rows})
    return CaseEntity(
        id=content_id("entity", type_, stable),
        name=name,
        type=type_,
        names=dict(sorted(spellings.items(), key=lambda row: (-row[1], row[0]))),
        mentions=dict(sorted(mentions.items())),
        members=tuple(sorted({e.id for _, e, _ in rows})),
        kind=next((e.kind for _, e, _ in rows if e.kind), None),
        latin=next((e.latin for _, e, _ in rows if e.latin), None),
        offices=tuple(offices[k] for k in sorted(offices, key=lambda k: (k[0], k[1] or ""))),
        namings={o: dict(sorted(c.items())) for o, c in sorted(namings.items())},
        evidence=tuple(evidence),
        why=(f"named in {counted} report{'s' if counted > 1 else ''}", *reasons),
        rule="entity.key" if keys_ else "entity.name",
        confidence=0.95 if keys_ else 0.9 if not reasons else 0.8,
    )
