"""Mentions of persons, organisations and places, and the entities that they mean within one report."""

from tawatur.extract.mentions.find import find_entities
from tawatur.extract.mentions.index import EntityMention, MentionIndex

__all__ = ["EntityMention", "MentionIndex", "find_entities"]
