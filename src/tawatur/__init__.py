"""Tawatur reads Arabic news reports into an evidence-linked dossier."""

__version__ = "0.1.0"
