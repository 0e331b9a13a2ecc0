"""Within one document: dates, quantities, mentions, statements, claims, publication window."""
