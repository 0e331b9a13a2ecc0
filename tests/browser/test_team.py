"""A team at work in the browser: log-in, roles and their limits, members, tokens, the record, two at one finding."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Reader, Workspace, copy_store

from tawatur import app as use
from tawatur.app.desk import Desk

pytestmark = pytest.mark.browser
PASSWORD = "a long enough word"
ROLES = ("reader", "reviewer", "editor", "owner")
Enter = Callable[..., Reader]


@pytest.fixture(scope="module")
def office(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A server with accounts: an admin, one account a role in the demo case, and a stranger to it."""
    store = tmp_path_factory.mktemp("team") / "t.db"
    copy_store(demo_store, store)
    with Desk(str(store)) as desk:
        for name in ("admin", *ROLES, "stranger"):
            use.add_account(desk, name, PASSWORD, by="test")
        for role in ROLES:
            use.set_role(desk, "demo", role, role, by="test")
    running = Workspace(store)
    yield running
    running.stop()


@pytest.fixture
def enter(chromium: Any, office: Workspace) -> Iterator[Enter]:
    """Lets somebody in under a name, or to the log-in."""
    people: list[Reader] = []

    def come(name: str | None, who: str = "en-desktop-light") -> Reader:
        person = Reader(chromium, office.address, *who.split("-"))
        people.append(person)
        # The log-in refuses: the browser itself writes that into its console.
        person.allowed = ("401", "403", "404", "409")
        if name is not None:
            log_in(person, name)
        return person

    yield come
    for person in people:
        person.close()


def log_in(person: Reader, name: str, password: str = PASSWORD, screen: str = "") -> None:
    page = person.page
    if "#/" not in page.url:
        page.goto(f"{person.address}#/demo/{screen}")
    page.locator("input[autocomplete=username]").fill(name)
    page.locator("input[type=password]").fill(password)
    page.locator("form button").click()


@pytest.mark.parametrize("who", ["ar-phone-dark", "en-desktop-light"])
def test_one_logs_in_and_out(enter: Enter, who: str) -> None:
    person = enter(None, who)
    page = person.page
    log_in(person, "reader", "not the right word")
    wrong = page.locator("form [role=alert]")
    wrong.wait_for()
    assert ("غير صحيح" if who.startswith("ar") else "not right") in wrong.inner_text()
    assert page.locator("input[type=password]").input_value() == ""
    assert not person.overflows
    log_in(person, "reader")
    page.locator("#shape").wait_for()
    if who.startswith("ar"):
        page.locator("nav.bar button").click()
    page.locator(".rail .tools button").last.click()
    page.locator("input[autocomplete=username]").wait_for()


def test_a_session_that_ends_asks_for_the_password_where_one_was(enter: Enter) -> None:
    person = enter("reviewer")
    page = person.page
    page.locator("#shape").wait_for()
    page.goto(f"{person.address}#/demo/claims")
    page.locator("[data-row]").first.wait_for()
    person.context.clear_cookies()
    page.goto(f"{person.address}#/demo/figures")
    page.locator("form [role=status]").wait_for()
    log_in(person, "reviewer")
    page.locator("h1", has_text="Figures").wait_for()
    assert page.url.endswith("#/demo/figures")


def test_a_write_without_the_sessions_token_is_refused(enter: Enter) -> None:
    person = enter("owner")
    person.page.locator("#shape").wait_for()
    status = """(token) =>
      fetch('/api/cases/demo/seen', {method: 'POST', headers: token ? {'X-Csrf-Token': token} : {}})
        .then((r) => r.status)"""
    assert person.page.evaluate(status, None) == 403
    assert person.page.evaluate(status, "guessed") == 403
    token = person.page.evaluate("fetch('/api/session').then((r) => r.json()).then((s) => s.csrf)")
    assert person.page.evaluate(status, token) == 200


def test_another_tab_that_logs_in_anew_does_not_stop_this_one(enter: Enter) -> None:
    person = enter("reviewer")
    page = person.page
    page.locator("#shape").wait_for()
    page.evaluate(
        """(body) => fetch('/api/login', {method: 'POST', headers: {'Content-Type': 'application/json'}, body})""",
        f'{{"name": "reviewer", "password": "{PASSWORD}"}}',
    )
    page.goto(f"{person.address}#/demo/review")
    page.locator(".decided .bar button").first.click()
    page.locator(".decided .verdict").wait_for()
    page.keyboard.press("k")
    page.locator(".decided .verdict").wait_for()
    page.keyboard.press("u")
    page.locator(".decided .verdict").wait_for(state="detached")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_what_it_may_do(enter: Enter, role: str) -> None:
    person = enter(role)
    page = person.page
    page.locator("#shape").wait_for()
    rank = ROLES.index(role)
    rail = page.locator(".rail nav").inner_text()
    assert ("Add reports" in rail) == (rank >= 2)
    page.goto(f"{person.address}#/demo/review")
    page.locator(".now .decided").wait_for()
    assert (page.locator(".decided button").count() > 0) == (rank >= 1)
    assert page.locator("[role=note]").count() == (rank < 1)
    page.goto(f"{person.address}#/demo/claims")
    page.locator("[data-row]").first.click()
    page.locator("aside.words .evidence").first.wait_for()
    assert (page.locator("aside.words .bar button").count() > 0) == (rank >= 1)
    page.goto(f"{person.address}#/demo/add")
    page.locator("h1", has_text="Add").wait_for()
    assert page.locator("textarea").count() == (rank >= 2)
    assert page.locator("[role=note]").count() == (rank < 2)
    page.goto(f"{person.address}#/demo/team")
    page.locator("#tokens").wait_for()
    page.locator(".members li").first.wait_for()
    assert page.locator("#audit").count() == (rank >= 3)
    assert (page.locator(".members select").count() > 0) == (rank >= 3)
    assert page.locator("#accounts").count() == 0


def test_a_stranger_is_told_nothing_of_the_case(enter: Enter) -> None:
    person = enter("stranger")
    failure = person.page.locator(".failure").first
    failure.wait_for()
    assert "nothing at this address" in failure.inner_text()
    person.page.goto(f"{person.address}#/")
    person.page.locator(".empty").wait_for()


def test_an_owner_gives_and_takes_roles_and_the_record_tells(enter: Enter) -> None:
    owner, stranger = enter("owner"), enter("stranger", "ar-phone-light")
    page = owner.page
    page.locator("#shape").wait_for()
    page.goto(f"{owner.address}#/demo/team")
    form = page.locator("form").first
    form.locator("input").fill("nobody-of-this-name")
    form.locator("button").click()
    page.locator("[role=alert]").wait_for()
    form.locator("input").fill("stranger")
    form.locator("select").select_option("reader")
    form.locator("button").click()
    row = page.locator(".members li", has_text="stranger")
    row.wait_for()
    stranger.page.goto(f"{stranger.address}#/demo")
    stranger.page.reload()
    stranger.page.locator("#shape").wait_for()
    row.locator("select").select_option("reviewer")
    page.reload()
    assert row.locator("select").input_value() == "reviewer"
    row.locator("button").click()
    row.wait_for(state="detached")
    told = page.locator("section:has(#audit) tbody tr")
    page.reload()
    told.first.wait_for()
    assert "stranger" in told.first.inner_text() and "gave a role" in told.nth(1).inner_text()
    assert not stranger.overflows


def test_a_token_is_shown_once_works_and_is_revoked(enter: Enter, office: Workspace) -> None:
    person = enter("editor")
    page = person.page
    page.locator("#shape").wait_for()
    page.goto(f"{person.address}#/demo/team")
    section = page.locator("section:has(#tokens)")
    section.locator("form input").fill("copy of the night")
    section.locator("form button").click()
    secret = section.locator(".secret code").inner_text()

    def ask() -> int:
        request = urllib.request.Request(f"{office.address}api/cases", headers={"Authorization": f"Bearer {secret}"})
        try:
            with urllib.request.urlopen(request) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    assert ask() == 200
    page.reload()
    section.locator("li", has_text="copy of the night").wait_for()
    assert section.locator(".secret").count() == 0 and secret not in page.content()
    section.locator("li", has_text="copy of the night").locator("button").click()
    section.locator("li").wait_for(state="detached")
    assert ask() == 401


def test_an_admin_makes_and_closes_accounts(enter: Enter) -> None:
    person = enter("admin")
    page = person.page
    page.locator("#shape").wait_for()
    page.goto(f"{person.address}#/demo/team")
    section = page.locator("section:has(#accounts)")
    section.locator("form input").nth(0).fill("newcomer")
    section.locator("form input").nth(1).fill(PASSWORD)
    section.locator("form button").click()
    row = section.locator("li", has_text="newcomer")
    row.locator("button").click()
    row.locator(".warn").wait_for()
    late = enter(None)
    log_in(late, "newcomer")
    late.page.locator("form [role=alert]").wait_for()


def test_two_reviewers_see_each_other_in_the_queue(enter: Enter) -> None:
    one, other = enter("reviewer"), enter("editor", "ar-desktop-dark")
    for person in (one, other):
        person.page.locator("#shape").wait_for()
        person.page.goto(f"{person.address}#/demo/review")
        person.page.locator(".decided .bar button").first.wait_for()
    one.page.keyboard.press("a")
    one.page.locator(".queue li").first.locator(".good").wait_for()
    other.page.keyboard.press("r")
    meanwhile = other.page.locator(".meanwhile")
    meanwhile.wait_for()
    assert "reviewer" in meanwhile.inner_text()
    meanwhile.locator("button").first.click()
    other.page.locator(".decided .verdict").wait_for()
    assert "reviewer" in other.page.locator(".decided").inner_text()
