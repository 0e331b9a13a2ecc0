"""Frozen values, ids by content, errors. Imports nothing of the project."""

from tawatur.model.annotation import (
    Annotation,
    Claim,
    Commitment,
    Due,
    Entity,
    Forecast,
    Hop,
    Mention,
    Office,
    Part,
    Position,
    Quantity,
    Scope,
    Skipped,
    Speaker,
    Statement,
    TimeExpression,
)
from tawatur.model.document import Document, IssueRow, Published
from tawatur.model.errors import (
    EvidenceError,
    LexiconError,
    StoreError,
    TawaturError,
    UnreadableInput,
    UsageError,
)
from tawatur.model.ids import content_id, text_hash
from tawatur.model.judgement import Judgement
from tawatur.model.span import Evidence, Span, evidence
from tawatur.model.window import Window

__all__ = [
    "Annotation",
    "Claim",
    "Commitment",
    "Document",
    "Due",
    "Entity",
    "Evidence",
    "EvidenceError",
    "Forecast",
    "Hop",
    "IssueRow",
    "Judgement",
    "LexiconError",
    "Mention",
    "Office",
    "Part",
    "Position",
    "Published",
    "Quantity",
    "Scope",
    "Skipped",
    "Span",
    "Speaker",
    "Statement",
    "StoreError",
    "TawaturError",
    "TimeExpression",
    "UnreadableInput",
    "UsageError",
    "Window",
    "content_id",
    "evidence",
    "text_hash",
]
