"""From the submitted reports to the confirmed one, as the monitoring unit and others do it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.journeys.conftest import LAPTOP, PHONE, sign_in
from tests.journeys.looking import AXE, SERIOUS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
REASON = "Гэрэлтүүлгийн акт хавсаргаагүй."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("assessed")


@pytest.fixture(scope="module")
def environment(folder):
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return {**kept, "BIELELT_VAR": str(folder), "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def play(environment):
    """Return what lets an organisation act: the script beside this test."""

    def played(*arguments):
        script = [sys.executable, "-m", "tests.journeys.assessed_year", *arguments]
        subprocess.run(script, cwd=ROOT, env=environment, check=True)

    return played


@pytest.fixture(scope="module")
def site(play, environment):
    """Serve a province whose districts have submitted their half-year."""
    play()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = ["-m", "bielelt_web.manage", "serve", "--port", str(port), "--workers", "1"]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [sys.executable, *serve],
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        _wait_for(f"{url}/sign-in/")
        yield url
        os.killpg(process.pid, signal.SIGINT)


def _wait_for(url, seconds=60):
    for _attempt in range(seconds * 4):
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.25)


def test_a_half_year_is_rated_by_keyboard_answered_and_confirmed(visit, play):
    page = visit("assessor")
    page.get_by_role("link", name="Үнэлгээ", exact=True).click()
    page.get_by_role("link", name="Заалт бүрээр үнэлэх").click()

    _rate_the_first_clause(page)
    _return_an_answer_of_the_second(page)
    play("redo")
    page.reload()
    page.keyboard.press("1")
    page.locator("#assessed", has_text="2 хариунаас 2 үнэлсэн").wait_for()
    for district in ("Айраг", "Өргөн"):
        page.goto("/assessment/")
        page.get_by_role("link", name=district, exact=True).click()
        page.get_by_role("button", name="Үнэлгээг дуусгах").click()
        page.get_by_role("status").get_by_text("Тайлангийн төлөв: «Үнэлсэн».").wait_for()

    _answer_the_lower_rating(visit("reporter-34402"))
    _confirm(visit("leader"))


def _rate_the_first_clause(page):
    """Айраг rates itself 100, Өргөн 70; a key of the same value saves, another asks why."""
    page.locator(".answer-card.is-current", has_text="Айраг").wait_for()
    page.keyboard.press("1")
    page.locator(".answer-card.is-current", has_text="Өргөн").wait_for()
    page.keyboard.press("5")
    page.locator(".answer-card.is-current [data-why=reason] textarea:focus").wait_for()
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    page.locator("#assessed", has_text="2 хариунаас 2 үнэлсэн").wait_for()
    page.locator("[data-next-open]:focus").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="2. Хог хаягдлын").wait_for()


def _return_an_answer_of_the_second(page):
    page.locator(".answer-card.is-current", has_text="Айраг").wait_for()
    page.keyboard.press("r")
    page.keyboard.type("Хариуцах эзний нэрийг бичнэ үү.")
    page.keyboard.press("Enter")
    page.locator(".is-returned", has_text="Хариуцах эзний нэрийг").wait_for()
    page.locator(".answer-card.is-current", has_text="Өргөн").wait_for()
    # On the Mongolian layout this key writes a sign; its place is the same.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{code: 'Digit1', key: '№', bubbles: true, cancelable: true}))"
    )
    page.locator("#assessed", has_text="2 хариунаас 1 үнэлсэн").wait_for()


def _answer_the_lower_rating(page):
    page.get_by_role("link", name="Тайлан", exact=True).click()
    page.get_by_role("link", name="Дорноговь, Өргөн").click()
    difference = page.locator(".difference")
    assert REASON in difference.inner_text()
    difference.get_by_text("Нэг удаа хариулах").click()
    difference.get_by_role("textbox").fill("Акт 6 дугаар сарын 20-нд гарсан.")
    difference.get_by_role("button", name="Хариу илгээх").click()
    page.locator(".difference", has_text="Акт 6 дугаар сарын 20-нд гарсан.").wait_for()
    assert page.get_by_text("Нэг удаа хариулах").count() == 0


def _confirm(page):
    page.goto("/assessment/?state=assessed")
    row = page.locator("tr", has=page.get_by_role("link", name="Өргөн", exact=True))
    row.get_by_role("link", name="Уншиж баталгаажуулах").click()
    assert "Акт 6 дугаар сарын 20-нд гарсан." in page.locator(".difference").inner_text()
    page.get_by_role("button", name="Баталгаажуулах", exact=True).click()
    page.get_by_role("status").get_by_text("Тайлангийн төлөв: «Баталгаажсан».").wait_for()
    assert "75.0%" in page.locator("#summary").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_without_javascript_a_difference_is_asked_for_its_reason_by_the_page(
    chromium, site
):
    # Not by ``visit``: the browser notes every refusal (422) as an error.
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "assessor")
    page.goto("/assessment/")
    page.get_by_role("link", name="Хатанбулаг", exact=True).click()

    page.get_by_role("button", name="50%").click()
    page.get_by_role("alert").get_by_text("Зөрүүний шалтгааныг бичнэ үү.").wait_for()
    page.get_by_label("Өөрийн үнэлгээнээс зөрсөн шалтгаан").fill("Бүртгэл нь дутуу.")
    page.get_by_role("button", name="50%").click()

    assert page.locator("#assessed").inner_text().strip() == "1 хариунаас 1 үнэлсэн"
    given = page.get_by_role("button", name="50%")
    assert given.get_attribute("aria-pressed") == "true"
    context.close()


SCREENS = {
    "assessor": (
        "/assessment/",
        "/assessment/clauses/",
        "/assessment/clauses/1/",
        "/assessment/reports/3/",
        "/assessment/agreement/",
    ),
    "reviewer-34404": ("/reports/4/review/", "/reports/4/"),
    "leader": ("/reports/3/",),
}


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_edge(visit, viewport):
    found = {}
    for login, urls in SCREENS.items():
        page = visit(login, viewport=viewport)
        for url in urls:
            assert page.goto(url).status == 200
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            page.evaluate(AXE)
            violations = page.evaluate("async () => (await axe.run()).violations")
            found[url] = [wide] + [
                (v["id"], [node["html"] for node in v["nodes"]])
                for v in violations
                if v["impact"] in SERIOUS
            ]

    assert found == {url: [0] for urls in SCREENS.values() for url in urls}
