"""Across documents: passages, entities, utterances, origins, claims, figures, timeline, commitment threads."""

from tawatur.link.changes import Change, Changes, changes
from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.link import link_case

__all__ = ["Change", "Changes", "DocumentDigest", "changes", "digest", "link_case"]
