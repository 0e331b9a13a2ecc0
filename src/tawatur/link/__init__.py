"""Across documents: passages, entities, utterances, origins, claims, figures, timeline, commitment threads."""

from tawatur.link.changes import Change, Changes, changes, compare, former_ids, seen_of, state_of
from tawatur.link.commitments import seen_on
from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.link import Linking, link_case
from tawatur.link.scope import Made
from tawatur.link.trail import Trail

__all__ = [
    "Change",
    "Changes",
    "DocumentDigest",
    "Linking",
    "Made",
    "Trail",
    "changes",
    "compare",
    "digest",
    "former_ids",
    "link_case",
    "seen_of",
    "seen_on",
    "state_of",
]
