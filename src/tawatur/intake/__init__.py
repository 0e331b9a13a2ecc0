"""From files to documents. What cannot be read becomes an issue row."""
