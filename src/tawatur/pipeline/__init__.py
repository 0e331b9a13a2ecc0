"""The stage list, batches, engines, evaluation."""

from tawatur.extract.quantities import quantities_in
from tawatur.extract.times import dates_in
from tawatur.lexicon import lexicon_version
from tawatur.link import Change, Changes
from tawatur.pipeline.build import BuildCounts, Progress, build_case
from tawatur.pipeline.engines import annotate_all
from tawatur.pipeline.evaluate import Evaluation, Miss, Score, evaluate
from tawatur.pipeline.explain import describe_entry, describe_rule
from tawatur.pipeline.linking import changes_between, link_stored, read_again
from tawatur.pipeline.searching import begun_keys, hits, search_keys, search_words
from tawatur.pipeline.stages import annotate_document, program_version
from tawatur.pipeline.windows import person_windows

__all__ = [
    "BuildCounts",
    "Change",
    "Changes",
    "Evaluation",
    "Miss",
    "Progress",
    "Score",
    "annotate_all",
    "annotate_document",
    "begun_keys",
    "build_case",
    "changes_between",
    "dates_in",
    "describe_entry",
    "describe_rule",
    "evaluate",
    "hits",
    "lexicon_version",
    "link_stored",
    "person_windows",
    "program_version",
    "quantities_in",
    "read_again",
    "search_keys",
    "search_words",
]  # fmt: skip
