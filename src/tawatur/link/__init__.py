"""Across documents: passages, entities, utterances, origins, figures, timeline, threads."""
