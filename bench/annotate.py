"""Reading speed: words a second and core (processor seconds), in all on first sight, then again by layer and in all.

On first sight many words are new to the process (fewer the more it reads); again, its memos know them all.

Beside it trafilatura on the same reports as web pages, bare and with what a news site puts around an article.

usage: python bench/annotate.py REPORTS.jsonl[.gz] [--limit N]
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from html import escape

from trafilatura import bare_extraction

from tawatur.extract.claims import find_claims
from tawatur.extract.mentions import find_entities
from tawatur.extract.page import Page
from tawatur.extract.publication import publication_window
from tawatur.extract.quantities import find_quantities
from tawatur.extract.statements import find_statements
from tawatur.extract.times import find_times
from tawatur.intake import read_paths
from tawatur.model import Document
from tawatur.pipeline import annotate_document


def page_of(text: str, before: str = "", behind: str = "") -> str:
    """A web page with the report's lines as paragraphs of its article."""
    article = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return f"<html><head><title>x</title></head><body>{before}<article>{article}</article>{behind}</body></html>"


def site() -> tuple[str, str]:
    """What stands around the article on a plain news site, in about 40 kB: sections, teasers, tags, scripts."""
    sections = "".join(f'<li><a href="/section/{n}"><span>قسم {n}</span></a></li>' for n in range(60))
    teasers = "".join(
        f'<div class="teaser"><a href="/news/{n}"><img src="/i/{n}.jpg" alt=""/>'
        f"<h3>عنوان خبر آخر من أخبار اليوم {n}</h3></a>"
        f'<time datetime="2023-01-01">قبل {n} ساعات</time></div>'
        for n in range(80)
    )
    script = "<script>" + "var x = {a: 1, b: [1, 2, 3]};\n" * 200 + "</script>"
    return (
        f"<header><nav><ul>{sections}</ul></nav></header>{script}<main>",
        f"<aside>{teasers}</aside></main><footer><ul>{sections}</ul></footer>{script}",
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports")
    cli.add_argument("--limit", type=int, default=400)
    args = cli.parse_args()
    documents = [d for d in read_paths([args.reports]) if isinstance(d, Document)][: args.limit]
    words = sum(len(d.text.split()) for d in documents)
    for document in documents[:50]:  # load the lexicon and warm its memos
        annotate_document(document)
    spent: Counter[str] = Counter()

    def annotated() -> float:
        start = time.process_time()
        for document in documents:
            annotate_document(document)
        return time.process_time() - start

    def timed(name: str, call, *arguments):  # type: ignore[no-untyped-def]
        start = time.process_time()
        result = call(*arguments)
        spent[name] += time.process_time() - start
        return result

    gc.collect()
    first = annotated()
    for document in documents:
        page = Page(document)
        timed("fold and tokens", lambda page=page: (page.folded, page.tokens))
        timed("quotations and sentences", lambda page=page: (page.quotations, page.sentences))
        published = timed("publication window", publication_window, page)
        times = timed("times", find_times, page, published)
        timed("quantities", find_quantities, page, times)
        entities = timed("mentions", find_entities, page, published)
        statements, _ = timed("statements", find_statements, page, entities, times)
        timed("claims", find_claims, page, statements, entities, times)
    whole = annotated()
    extraction = {}
    for name, around in (("bare pages", ("", "")), ("pages of a news site", site())):
        pages = [page_of(d.text, *around) for d in documents]
        start = time.process_time()
        for page_text in pages:
            bare_extraction(page_text, with_metadata=True)
        extraction[f"trafilatura, {name}"] = time.process_time() - start
    print(f"{len(documents)} reports, {words} words")
    for name, seconds in spent.items():
        print(f"{name:34s} {seconds / words * 1e6:7.2f} µs/word")
    for name, seconds in (("annotation in all, first sight", first), ("annotation in all", whole)):
        print(f"{name:34s} {seconds / words * 1e6:7.2f} µs/word   {words / seconds:10.0f} words/s")
    for name, seconds in extraction.items():
        print(f"{name:34s} {seconds / words * 1e6:7.2f} µs/word   {words / seconds:8.0f} words/s")


if __name__ == "__main__":
    main()
