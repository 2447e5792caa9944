"""The site in a real browser: Debian's Chromium, driven by Playwright, from files and from a server on loopback."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplovisit import load
from diplovisit.reporters.printable import printable
from tests.beyond.browser import browser
from tests.beyond.needed import absent
from tests.beyond.sites import KINDS, NAMES, serving, write_site
from tests.hostile_records import cited, hostile_documents, mixed_documents
from tests.payloads import PAGES
from tests.site.sites import site_of, write_record
from tests.site.test_server import Serving

__all__ = ["browser"]
pytestmark = pytest.mark.beyond_python

OPEN = Callable[..., Any]


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    return write_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(name="addresses", scope="module")
def _addresses(folder: Path) -> Iterator[dict[str, str]]:
    """Where the site starts, in the file system and on a server."""
    with serving(folder) as http:
        yield {"file": f"{folder.as_uri()}/", "http": http}


@pytest.fixture(name="opened")
def _opened(browser: Any, addresses: dict[str, str]) -> Iterator[OPEN]:
    """Opens a page of the site; a request elsewhere, a dialog or a complaint fails the test."""
    contexts: list[Any] = []
    said: list[str] = []

    def note_request(request: Any) -> None:
        if not request.url.startswith((*addresses.values(), "data:image/")):
            said.append(f"request: {request.url}")

    def open_page(path: str = "index.html", at: str = "file", **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note_request)
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        page.goto(addresses[at] + path)
        return page

    yield open_page
    assert said == []
    for context in contexts:
        context.close()


def heading(page: Any) -> str:
    """Returns the heading of a page."""
    return str(page.locator("h1").text_content())


@pytest.mark.parametrize("at", ["file", "http"])
def test_clicks_lead_through_every_kind_of_page(opened: OPEN, at: str) -> None:
    """From the start to the calendar, a year, the map, a country, a visit, its traveller, and back to the start."""
    page = opened(at=at)
    assert heading(page) == "Diplomatic visits"
    page.get_by_role("link", name="Calendar", exact=True).click()
    assert heading(page) == "June 2026"
    page.locator(".month td.has a").first.click()
    assert heading(page) == "Prime Minister Ingrid Solheim visits Latvia and Estonia"
    page.locator(".chips").get_by_role("link", name="Estonia").click()
    assert heading(page) == "Estonia"
    page.get_by_role("link", name="Years", exact=True).click()
    page.get_by_role("link", name="2025", exact=True).click()
    assert heading(page) == "Visits of 2025"
    page.locator("svg a").first.click()
    assert page.locator(".kicker").text_content() == "Visit"
    page.locator(".chips a").first.click()
    assert page.locator(".kicker").text_content() == "Traveller"
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator('svg a[aria-label^="Italy"] path').click()
    assert heading(page) == "Italy"
    page.get_by_role("link", name="Travellers", exact=True).click()
    page.get_by_role("link", name="Ilze Bērziņa").click()
    page.get_by_role("link", name="A minister may visit Oslo").click()
    assert heading(page) == "A minister may visit Oslo"
    page.get_by_role("link", name="Subscribe", exact=True).first.click()
    assert heading(page) == "Subscribe"
    page.get_by_role("link", name="Diplomatic visits").click()
    assert heading(page) == "Diplomatic visits"


@pytest.mark.parametrize("at", ["file", "http"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_opens_without_a_complaint(opened: OPEN, kind: str, at: str) -> None:
    """Styles and scripts load, and nothing is asked of anybody else."""
    page = opened(KINDS[kind], at=at)
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex"
    assert page.locator("main").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(opened: OPEN, kind: str, scheme: str, width: int) -> None:
    """The rules of axe-core for WCAG and good practice find nothing."""
    axe = Path(__file__).parent / "node/node_modules/axe-core/axe.min.js"
    if not axe.exists():
        absent("axe-core of tests/beyond/node")
    page = opened(KINDS[kind], color_scheme=scheme, viewport={"width": width, "height": 900})
    if kind == "search":
        page.keyboard.type("minister")
        assert page.locator("#results li").count()
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run({ preload: false }).then((done) => done.violations.map((each) => [each.id, each.nodes[0].html]))"
    )
    assert found == []


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways(opened: OPEN, kind: str, width: int) -> None:
    """On a narrow phone and on a desk the page is as wide as its window (WCAG 2.2, 1.4.10)."""
    page = opened(KINDS[kind], viewport={"width": width, "height": 700})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 500, 1280])
@pytest.mark.parametrize("kind", ["map", "years"])
def test_no_heading_of_a_table_is_broken(opened: OPEN, kind: str, width: int) -> None:
    """Each heading and each number of a column is on one line."""
    page = opened(KINDS[kind], viewport={"width": width, "height": 700})
    heights = page.evaluate(
        """[...document.querySelectorAll('.counts :is(thead th, td):nth-child(2), .counts thead th:first-child')].map((cell) => {
             const range = document.createRange();
             range.selectNodeContents(cell);
             return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
           })"""
    )
    assert max(heights) == 1


@pytest.mark.parametrize("width", [320, 700, 760, 1280])
@pytest.mark.parametrize("path", ["years/2025.html", "years/2023.html", "travellers/john-forbes-kerry-us.html"])
def test_a_bar_can_be_seen_and_its_label_is_in_its_row(opened: OPEN, path: str, width: int) -> None:
    """A bar of one day is large enough to be seen; no label is beyond the picture, or over another bar or label."""
    page = opened(path, viewport={"width": width, "height": 700})
    sizes = page.evaluate(
        """[...document.querySelectorAll('rect.stay')].map((bar) => {
             const box = bar.getBBox();
             return [box.width + parseFloat(getComputedStyle(bar).strokeWidth), box.height];
           })"""
    )
    assert all(wide >= 4 and high >= 12 for wide, high in sizes)
    faults = page.evaluate(
        """[...document.querySelectorAll('.timeline svg')].flatMap((row) => {
             const frame = row.getBoundingClientRect();
             const edges = (one) => one.getBoundingClientRect();
             const bars = [...row.querySelectorAll('rect.stay')].map(edges);
             const labels = [...row.querySelectorAll('text')].map(edges).filter((box) => box.width);
             const touch = (one, other) => one !== other && one.left < other.right && other.left < one.right
               && one.top < other.bottom - 3 && other.top < one.bottom - 3;
             return [
               ...[...bars, ...labels].filter((one) => one.left < frame.left - 2 || one.right > frame.right + 2),
               ...labels.filter((one) => [...bars, ...labels].some((other) => touch(one, other))),
             ].map((box) => [row.getAttribute('aria-label'), box.left, box.right]);
           })"""
    )
    assert faults == []


@pytest.mark.parametrize("at", ["file", "http"])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_name_in_any_script_opens(opened: OPEN, name: str, at: str) -> None:
    """From the list of travellers to the page, whose calendar is there, and to the visit and back."""
    page = opened("travellers/index.html", at=at)
    page.get_by_role("link", name=name).click()
    assert heading(page) == name
    page.get_by_role("link", name=f"{name} in Oslo (2023)").first.click()
    assert heading(page) == f"{name} in Oslo (2023)"
    page.locator(".chips").get_by_role("link", name=name).click()
    assert heading(page) == name


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_every_link(opened: OPEN, kind: str) -> None:
    """The first stop of Tab leads to the content; every link has its turn, and shows that it has it."""
    page = opened(KINDS[kind])
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Tab")
    if kind != "search":  # where the field has the focus from the start
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
    links = page.locator("main a:visible").count()
    reached = page.evaluate(
        """() => [...document.querySelectorAll("main a")].filter((link) => {
             link.focus({ focusVisible: true });
             return document.activeElement === link && link.tabIndex === 0;
           }).length"""
    )
    assert reached >= links
    if links:
        page.locator("main a").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_focused_mark_of_a_timeline_or_a_map_is_named(opened: OPEN) -> None:
    """Links in pictures have a name for a screen reader."""
    for path in ("map.html", "years/2025.html", "travellers/john-forbes-kerry-us.html"):
        page = opened(path)
        names = page.evaluate("[...document.querySelectorAll('svg a')].map((link) => link.getAttribute('aria-label'))")
        assert names
        assert all(names)


@pytest.mark.parametrize("at", ["file", "http"])
@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("rome obama", "President Barack Obama visits Rome"),
        ("berzina oslo tallinn", "A minister visits Oslo and Tallinn"),
        ("Bērziņa 2026", "A minister visits Oslo and Tallinn"),
        ("JAMAICA", "President-elect Warren G. Harding stops at Kingston"),
        ("cancelled", "A visit that was called off"),
    ],
)
def test_search_finds(opened: OPEN, at: str, words: str, title: str) -> None:
    """Names, places, countries, years and statuses, with and without accents; Enter on a hit opens it."""
    page = opened("search.html", at=at)
    page.keyboard.type(words)
    assert page.locator("#found").text_content().endswith(("visit", "visits", "called off or put off"))
    page.get_by_role("link", name=title).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits/*.html")
    assert heading(page) == title
    page.go_back()
    assert page.locator("#query").input_value() == words


def test_search_marks_what_is_off(opened: OPEN) -> None:
    """A visit that was called off is struck with its old days, and the count of hits says how many are."""
    page = opened("search.html")
    page.keyboard.type("called off")
    assert page.locator("#found").text_content() == "1 visit, called off or put off"
    (hit,) = page.locator("#results > li").all()
    assert hit.get_attribute("class") == "off"
    assert hit.locator(".days").text_content().startswith("was ")
    assert hit.locator(".status.off").text_content() == "cancelled"
    page.locator("#query").fill("Virtanen")
    assert ", 1 of them called off or put off" in page.locator("#found").text_content()


def test_search_says_what_it_did_not_find(opened: OPEN) -> None:
    """No visit, many visits, and no words."""
    page = opened("search.html")
    page.keyboard.type("zanzibar")
    assert page.locator("#found").text_content() == "0 visits"
    assert page.locator("#results li").count() == 0
    page.locator("#query").fill("")
    assert page.locator("#found").text_content() == ""
    page.goto(f"{page.url.partition('#')[0]}?#q=%E0%A4%A")
    assert page.locator("#query").input_value() == "%E0%A4%A"


def test_the_readers_time_stands_beside_that_of_the_stop(opened: OPEN) -> None:
    """Eight in the evening in Lisbon is four in the morning in Tokyo; in Lisbon nothing is added."""
    path = KINDS["visit with evidence"]
    tokyo = opened(path, timezone_id="Asia/Tokyo", locale="en-GB")
    assert tokyo.locator("dt", has_text="20:00").text_content() == "20:007 Oct 2026, 04:00 your time"
    assert opened(path, timezone_id="Europe/Lisbon").locator(".yours").count() == 0


def test_coming_visits_become_past_ones_without_a_new_site(opened: OPEN, addresses: dict[str, str]) -> None:
    """The reader's day decides; today is marked in the month."""
    page = opened()
    page.clock.set_fixed_time("2026-06-10T12:00:00Z")
    page.goto(addresses["file"] + "index.html")
    coming = page.locator("section[data-split] h3").all_text_contents()
    assert coming == [load("examples/baltic-tour.yaml").title, load("examples/state-visit-rescheduled.yaml").title]
    assert page.locator(".month .today time").get_attribute("datetime") == "2026-06-10"
    page.clock.set_fixed_time("2026-08-01T12:00:00Z")
    page.goto(addresses["file"] + "index.html")
    assert page.locator("section[data-split] h3").all_text_contents() == coming[1:]
    assert page.locator("#recent-title ~ .visits h3").first.text_content() == coming[0]
    page.clock.set_fixed_time("2027-01-01T12:00:00Z")
    page.goto(addresses["file"] + "index.html")
    assert "No visit is known for today or later." in page.locator("section[data-split]").text_content()
    assert page.locator("#recent-title ~ .visits h3").all_text_contents()[:2] == coming[::-1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_print_is_ink_on_paper_without_what_cannot_be_clicked(opened: OPEN, kind: str, scheme: str) -> None:
    """Menus and buttons go, the content stays, and a dark theme prints on white."""
    page = opened(KINDS[kind], color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    assert page.locator("nav:visible, .skip:visible, .actions:visible").count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 31, 36)"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_there_without_scripts(opened: OPEN, kind: str) -> None:
    """Only the search and the reader's time need a script, and the search's page says so."""
    page = opened(KINDS[kind], java_script_enabled=False)
    assert page.locator("h1").is_visible()
    if kind == "search":
        assert "The search runs in your browser and needs its scripts." in page.locator("noscript").inner_html()


def test_a_page_reloads_after_a_change(browser: Any, tmp_path: Path) -> None:
    """`--serve` shows what was written since, without a click."""
    write_record(tmp_path / "visits")
    server = Serving(tmp_path, "0")
    try:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.goto(f"http://127.0.0.1:{server.port}/")
        with page.expect_response(lambda answer: answer.url.endswith("/site-version")):
            pass
        write_record(tmp_path / "visits", title="They meet in Tallinn")
        page.get_by_role("link", name="They meet in Tallinn").first.wait_for()
        assert said == []
        page.close()
    finally:
        server.process.kill()
        server.process.communicate()


def test_hostile_records_are_shown_and_run_nothing(browser: Any, tmp_path: Path) -> None:
    """Whatever records say: each page, the feed and the search show it as text, and no script but the site's runs."""
    documents = [cited(document) for document in (*hostile_documents(PAGES), *mixed_documents())]
    for path, data in site_of(*documents).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    start = f"{tmp_path.as_uri()}/"
    context = browser.new_context(accept_downloads=False)
    page = context.new_page()
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda one: said.append(one.url) if not one.url.startswith((start, "data:image/")) else None)
    page.on("popup", lambda _: said.append("popup"))
    page.on("download", lambda _: said.append("download"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    for file in sorted(tmp_path.rglob("*.html")):
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1, file
        scripts = page.evaluate("[...document.scripts].map((one) => one.type || one.src)")
        assert all(script == "application/ld+json" or script.startswith(f"{start}assets/") for script in scripts), file
        assert page.evaluate("document.querySelectorAll('main img, iframe, object, embed, form, base').length") == 0
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, file
    for document in documents:
        page.goto(f"{start}visits/{document['id']}.html")
        title = printable(" ".join(document["title"].split("\n")))
        assert page.locator("h1").evaluate("e => e.textContent") == title
        assert page.title() == " ".join(f"{title} – Visits".split())
    page.goto(f"{start}search.html")
    page.keyboard.type("a")
    assert page.locator("#results li").count() >= len(documents) // 2
    page.goto(f"{start}feeds/changes.atom")
    assert page.evaluate("document.querySelector('parsererror')") is None
    assert page.evaluate("document.getElementsByTagName('entry').length") == len(documents)
    assert said == []
    context.close()
