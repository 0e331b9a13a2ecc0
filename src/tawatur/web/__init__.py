"""The web workspace: a thin face over the use cases."""
