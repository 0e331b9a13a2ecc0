"""The dossier as one HTML file: no request leaves it, and every line opens its evidence."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from tawatur.dossier.case_json import GENERATED_BY
from tawatur.dossier.labels import Language, label_data
from tawatur.dossier.summary import summary
from tawatur.dossier.view import View
from tawatur.dossier.words import plain
from tawatur.model.case import Case


def render_html(case: Case, language: Language = "ar") -> str:
    """The whole dossier as one self-contained page.

    Args:
        language: the language the interface starts in; the page can switch.
    """
    view = View(case, language)
    script = _asset("dossier.js")
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    page = (
        _environment()
        .get_template("dossier.html.jinja")
        .render(
            case=case,
            found=view.case.findings,
            told=summary(case, limit=6),
            v=view,
            L=view.labels,
            t=view.labels.t,
            n=view.labels.n,
            when=view.labels.when,
            language=language,
            css=Markup(_asset("dossier.css")),
            script=Markup(script),
            script_hash=digest,
            label_json=Markup(_safe_json(label_data())),
            generated_by=GENERATED_BY,
        )
    )
    return re.sub("[\ud800-\udfff]", "\ufffd", page)


def _inert(html: str) -> Markup:
    """HTML to keep in an inert script element until it is asked for; such elements may nest."""
    return Markup(re.sub(r"<(/?)((?:x-)*)script", r"<\1x-\2script", html))


def _safe_json(value: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    return msgspec.json.encode(value).decode("utf-8").replace("<", "\\u003c").replace("\u2028", "\\u2028")


@cache
def _asset(name: str) -> str:
    return files("tawatur.dossier").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inert"] = _inert
    environment.filters["plain"] = lambda text: Markup(plain(str(text)))
    return environment
