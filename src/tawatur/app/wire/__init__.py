"""What the web sends and takes: msgspec structs, from which the OpenAPI document and the typed client are made.

Spans (`start`, `end`) are code points into a report's text, end exclusive; days are ISO dates, windows inclusive.
"""
