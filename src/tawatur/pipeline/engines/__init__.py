"""Engines that run the stage list: local now, Daft later. Engine libraries are imported only here."""
