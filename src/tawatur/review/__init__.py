"""The algebra of judgements: what stands, on which finding it is now, and how findings look with it."""

from tawatur.review.anchors import (
    anchor_linked,
    anchor_within,
    built,
    documents_of,
    linked_items,
    revived,
    settle_linked,
    settle_within,
)
from tawatur.review.apply import TIED, TIES, decisions, judged_annotation, judged_findings, overlay, with_values
from tawatur.review.fields import FIELDS, WITHIN, plain
from tawatur.review.standing import in_force, in_order, standings

__all__ = [
    "FIELDS", "TIED", "TIES", "WITHIN", "anchor_linked", "anchor_within", "built", "decisions", "documents_of",
    "in_force", "in_order", "judged_annotation", "judged_findings", "linked_items", "overlay", "plain", "revived",
    "settle_linked", "settle_within", "standings", "with_values",
]  # fmt: skip
