"""Across documents: passages, entities, utterances, origins, claims, figures, timeline, commitment threads."""

from tawatur.link.changes import Change, Changes, changes, compare, former_ids, seen_of, state_of
from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.link import link_case, link_layers
from tawatur.link.scope import Made

__all__ = [
    "Change",
    "Changes",
    "DocumentDigest",
    "Made",
    "changes",
    "compare",
    "digest",
    "former_ids",
    "link_case",
    "link_layers",
    "seen_of",
    "state_of",
]
