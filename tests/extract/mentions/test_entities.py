"""Mentions come together to the right entities, with names, keys and offices."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.extract.mentions import MentionIndex, find_entities
from tawatur.extract.page import Page
from tawatur.model import Document, Entity, Published


def entities(text: str, published: Published | None = None) -> list[Entity]:
    return list(find_entities(Page(Document("t", text)), published))


def by_name(text: str, name: str) -> Entity:
    return next(e for e in entities(text) if e.name == name)


def test_spellings_of_a_state_are_one() -> None:
    found = by_name("قالت أميركا إنها ستغادر. وردت الولايات المتحدة لاحقا. وأضافت أمريكا", "الولايات المتحدة")
    assert found.key == "country:US" and len(found.mentions) == 3 and found.latin == "United States"


def test_a_person_with_surname_and_office() -> None:
    text = "قال وزير الخارجية العراقي فؤاد حسين ذلك. وأضاف حسين أن اللقاء مثمر"
    found = by_name(text, "فؤاد حسين")
    assert found.key == "people:fuadhussein"
    told = found.offices[0]
    assert (told.title, told.of, told.former) == ("وزير الخارجية", "country:IQ", False)
    assert told.span is not None and told.span.of(text).startswith("وزير الخارجية العراقي")


def test_a_former_office() -> None:
    found = by_name("حذر رئيس الوزراء العراقي السابق حيدر العبادي من ذلك", "حيدر العبادي")
    assert found.offices[0].former and found.offices[0].of == "country:IQ"


def test_offices_of_the_lexicon_follow_the_report_s_date() -> None:
    day = date(2016, 1, 5)
    found = entities("قال باراك أوباما ذلك", Published(day, day, "metadata"))[0]
    assert [(o.title, o.former) for o in found.offices] == [("الرئيس", False)]
    later = date(2019, 1, 5)
    found = entities("قال باراك أوباما ذلك", Published(later, later, "metadata"))[0]
    assert found.offices[0].former


def test_a_spokesman_does_not_lend_his_office() -> None:
    found = by_name("قال متحدث باسم خليفة حفتر إن الهجوم انتهى", "خليفة حفتر")
    assert all("متحدث" not in o.title for o in found.offices)


def test_the_name_has_its_article_back() -> None:
    found = entities("رسالة موجهة للعراق فقط")
    assert [e.name for e in found] == ["العراق"]


def test_marks_and_tatweel_inside_names() -> None:
    text = "التقى التحالـف الدولـيّ وَزيرَ الدفاع في بَغْداد"
    found = {text[m.start : m.end] for e in entities(text) for m in e.mentions}
    assert {"التحالـف الدولـيّ", "بَغْداد"} <= found


def test_index_answers_by_span() -> None:
    text = "زار وزير الخارجية العراقي فؤاد حسين طهران"
    index = MentionIndex(entities(text))
    at = text.index("فؤاد")
    found = index.at(at + 2)
    assert found is not None and found.entity.name == "فؤاد حسين" and index.exactly(found.start, found.end) is found
    assert [m.entity.name for m in index.inside(0, len(text))][-1] == "طهران"
    assert index.after(found.end) is not None and index.before(found.start) is None
    assert index.meeting(at, at + 1) == [found] and index.at(0) is None


def test_dateline_and_share_bar_stand_apart() -> None:
    text = "عين الغد – عمّان قالت الحكومة الأردنية ذلك.\nسمات الأردن عمان"
    found = [text[m.start : m.end] for e in entities(text) for m in e.mentions]
    assert found == ["الحكومة الأردنية"]


def test_nothing_in_nothing() -> None:
    assert entities("") == [] and entities("\n\n \u200f") == []


@pytest.mark.parametrize(("source", "text", "found"), [
    ("رسيل", "وقال مسؤول لرسيل إن العمل انتهى", True),
    ("رسيل", "وقال مسؤول لزميله إن العمل انتهى", False),
    ("الوطن", "وقال إن العمل للوطن واجب", False),  # a word of the language
    (None, "وقال مسؤول لرسيل إن العمل انتهى", False),
])  # fmt: skip
def test_the_reports_own_outlet_is_known_where_it_was_told(source: str | None, text: str, found: bool) -> None:
    entities = find_entities(Page(Document("r", text, source=source)), None)
    assert [(e.name, e.kind) for e in entities if e.kind == "media"] == ([(source, "media")] if found else [])


@pytest.mark.parametrize("text", ["رأى {} أن السد سليم.", "أردف {} أن السد سليم.", "وفسرت {} ذلك بالمطر."])
def test_a_reporting_verb_is_no_part_of_the_name_behind_it(text: str) -> None:
    assert "سامر العلي" in {e.name for e in entities(text.format("سامر العلي"))}


def test_a_name_that_is_written_like_a_verb_is_whole() -> None:
    assert "راي سامر" in {e.name for e in entities("وصل الوزير راي سامر إلى البلدة.")}
