"""The algebra of judgements."""
