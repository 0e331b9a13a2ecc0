"""Counts of one event as two outlets tell it in their own words."""

from __future__ import annotations

from link_reports import AS_OF, Report

from tawatur.link import link_case
from tawatur.link.counted import comparable, group_of

OTHERS = [
    f"قتل {n} جنود في كمين نصبه مسلحون لدورية على طريق {place} صباح أمس"
    for n, place in ((3, "الغابة"), (4, "السد"), (5, "المنجم"), (6, "الجسر"), (7, "الوادي"), (8, "المعبر"))
]


def relations(first: Report, second: Report) -> list[str]:
    others = []
    for n, text in enumerate(OTHERS):
        report = Report(f"z{n}", text, "2024-03-10", source=f"o{n}").names(text.split()[-3], "place")
        others.append(report.counts(text.split()[1] + " جنود", n + 3, n + 3, "جندي"))
    found = link_case([r.done() for r in (first, second, *others)], AS_OF)
    mine = {"a", "b"}
    return sorted(f.relation for f in found.figures if {v.document for v in f.values} <= mine)


def market(number: int, unit: str = "شخصا", day: str = "2024-03-10", source: str = "x") -> Report:
    text = (
        f"أسفر تفجير سيارة مفخخة في سوق الخضار بحي الميناء في الربوة عن مقتل {number} {unit} على يد جماعة الراية، "
        "بحسب شرطة الحي"
    )
    return (
        Report("a", text, day, source=source).counts(f"{number} {unit}", number, number, unit).names("الربوة", "place")
    )


def retold(number: int, day: str = "2024-03-10", source: str = "y") -> Report:
    text = (
        f"وفي الربوة هاجمت جماعة الراية سوق الخضار بسيارة مفخخة استهدفت حي الميناء، وقتل {number} في التفجير كما "
        "أعلنت الشرطة"
    )
    return Report("b", text, day, source=source).counts(f"{number}", number, number, None).names("الربوة", "place")


def test_two_outlets_tell_one_event_in_their_own_words() -> None:
    assert relations(market(12), retold(17)) == ["conflict"]
    assert relations(market(12), retold(12)) == ["agree"]


def test_a_later_and_higher_count_is_an_update_and_one_outlet_is_not_held_against_itself() -> None:
    assert "conflict" not in relations(market(12), retold(17, "2024-03-11"))
    assert relations(market(12), retold(9, "2024-03-11")) == ["conflict"]
    assert "conflict" not in relations(market(12), retold(17, source="x"))


def test_fighters_and_civilians_are_not_the_same_people() -> None:
    assert comparable("person", "fighter") and comparable("civilian", "person")
    assert not comparable("fighter", "civilian") and not comparable("person", "vehicle")
    assert group_of("fighter") == group_of("civilian") != group_of("vehicle")


def test_so_many_of_those_told_before_are_no_number_of_the_event() -> None:
    text = "أوقفت الشرطة 297 شخصا، 37 منهم أجانب، في حملة على مهربي السلاح"
    report = Report("a", text).counts("297 شخصا", 297, 297, "شخص").counts("37 منهم", 37, 37, "شخص")
    found = link_case([report.done()], AS_OF)
    assert {f.rule for f in found.figures if f.values[0].min == 37} <= {"figure.held", "figure.count"}
    assert all(len(f.values) == 1 for f in found.figures)
