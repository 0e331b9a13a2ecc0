"""Engines that run the stages over many documents. Engine libraries are imported only here."""

from tawatur.pipeline.engines.local import annotate_all

__all__ = ["annotate_all"]
