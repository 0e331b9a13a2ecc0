"""The stage list, batches, engines, resume."""
