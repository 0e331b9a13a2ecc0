"""Cases in SQLite or PostgreSQL. SQL stands only here."""
