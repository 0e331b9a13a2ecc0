"""Across documents: passages, entities, utterances, origins, claims, figures, timeline, commitment threads."""

from tawatur.link.digest import DocumentDigest, digest
from tawatur.link.link import link_case

__all__ = ["DocumentDigest", "digest", "link_case"]
