"""The chain picture: from the origin over every hop to the reports that carry the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

LEAVES = 24


class Hopping(msgspec.Struct, frozen=True):
    """One report's path, origin first: (name, kind) of each hop between the speaker and the report."""

    document: str
    hops: tuple[tuple[str, str], ...]


class Node(msgspec.Struct):
    """One node of the picture. `kind` is how it is drawn, `document` the report where the path ends, `copied` True
    where it hangs from the report that it was copied from; `hidden` counts paths left out beneath."""

    name: str
    kind: str
    document: str | None = None
    copied: bool = False
    children: list[Node] = []
    hidden: int = 0


def tree(name: str, kind: str, paths: Iterable[Hopping], copies: Mapping[str, str]) -> Node:
    """Paths that share their first hops share their nodes; a copy folds into the report it came from.

    Args:
        copies: taker → giver, by document id.
    """
    root = Node(name, kind, children=[])
    leaves: dict[str, Node] = {}
    parents: dict[str, Node] = {}
    for path in paths:
        at = root
        for hop_name, hop_kind in path.hops:
            if hop_name == at.name:
                continue
            child = next((c for c in at.children if c.document is None and c.name == hop_name), None)
            if child is None:
                child = Node(hop_name, hop_kind, children=[])
                at.children.append(child)
            at = child
        if path.document in leaves:
            continue
        if len(leaves) >= LEAVES:
            root.hidden += 1
            continue
        leaves[path.document] = leaf = Node("", "outlet", path.document, children=[])
        parents[path.document] = at
        at.children.append(leaf)
    for taker, leaf in leaves.items():
        giver = copies.get(taker)
        if giver in leaves and giver != taker and not _hangs_from(leaves[giver], leaf):
            parents[taker].children.remove(leaf)
            leaf.copied = True
            leaves[giver].children.append(leaf)
            parents[taker] = leaves[giver]
    _prune(root)
    return root


def _hangs_from(node: Node, root: Node) -> bool:
    return node is root or any(_hangs_from(node, child) for child in root.children)


def _prune(node: Node) -> None:
    """Drop hops that lead to no report any more: all their reports fold into others."""
    for child in node.children:
        _prune(child)
    node.children[:] = [c for c in node.children if c.document is not None or c.children]
