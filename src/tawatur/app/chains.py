"""Chains as trees: from an origin through those who relayed it to the reports, copies folded into their givers."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.app.cards import Shelf
from tawatur.app.desk import CaseDesk
from tawatur.app.wire.pieces import Node
from tawatur.dossier import chain
from tawatur.model import Statement
from tawatur.model.case import CaseClaim, Origin, Utterance
from tawatur.store import findings_of, get_linked

COPIED = 60  # reports of a chain whose copies are looked up


def utterance_tree(at: CaseDesk, shelf: Shelf, item: Utterance, statements: dict[str, Statement]) -> Node:
    paths = []
    for told in item.statements:
        statement = statements.get(told.statement)
        if statement is not None:
            hops = [(h.name, h.type or h.kind or "document") for h in reversed(statement.via)]
        else:
            hops = [(name, "document") for name in reversed(told.via)]
        # An outlet that was told itself stands at the chain's end already.
        if hops and hops[-1][0] == shelf.ref(told.document).outlet:
            hops = hops[:-1]
        paths.append(chain.Hopping(told.document, tuple(hops)))
    copies = copies_among(at, [p.document for p in paths])
    return _node(shelf, chain.tree(item.speaker.name, item.speaker.type, paths, copies))


def claim_trees(at: CaseDesk, shelf: Shelf, item: CaseClaim, origins: Iterable[Origin]) -> tuple[Node, ...]:
    """One tree for each origin of a claim, with the reports that rest on it."""
    copies = copies_among(at, item.reports)
    left = set(item.reports)
    trees = []
    for origin in origins:
        mine = [d for d in origin.documents if d in left]
        left -= set(mine)
        if mine:
            paths = (chain.Hopping(d, ()) for d in mine)
            trees.append(_node(shelf, chain.tree(origin.name, origin.kind, paths, copies)))
    return tuple(trees)


def copies_among(at: CaseDesk, documents: Iterable[str]) -> dict[str, str]:
    """Taker → giver among these reports."""
    named = list(documents)[:COPIED]
    ids = {p for found in findings_of(at.connection, at.id, named).values() for p in found}
    copies: dict[str, str] = {}
    for passage in get_linked(at.connection, at.id, "passages", ids).values():
        if passage.relation == "copy" and passage.source:
            taker = passage.b.document if passage.source == passage.a.document else passage.a.document
            copies.setdefault(taker, passage.source)
    return copies


def _node(shelf: Shelf, node: chain.Node) -> Node:
    report = shelf.ref(node.document) if node.document else None
    name = node.name or (report.outlet or report.title if report else "")
    children = tuple(_node(shelf, child) for child in node.children)
    return Node(name, node.kind, report, node.copied, node.hidden, children)
