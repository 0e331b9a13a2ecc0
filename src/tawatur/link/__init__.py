"""Across documents: passages, entities, utterances, origins, claims, figures, timeline, commitment threads."""

from tawatur.link.changes import Change, Changes, changes, compare, former_ids, state_of
from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.link import link_case

__all__ = ["Change", "Changes", "DocumentDigest", "changes", "compare", "digest", "former_ids", "link_case", "state_of"]
