"""Writing measures as two officers do it, on a line that comes and goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.looking import AXE, MOST, SERIOUS, weight

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).parent / "written_year.py"
OFFLINE = ("ERR_INTERNET_DISCONNECTED",)
LOOK = 20_000  # milliseconds: a page looks for news every ten seconds
PDF = {"name": "akt.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}


@pytest.fixture(scope="session")
def measures(site, folder):  # noqa: ARG001 - the site prepares the folder
    """Open a report in the demonstration; return the addresses of its measures."""
    run = subprocess.run(
        [sys.executable, str(SCRIPT)],
        cwd=folder,
        env=os.environ,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [f"/progress/{pk}/" for pk in run.stdout.split()]


def progress(page):
    return page.get_by_label("Хэрэгжилтийн явц", exact=True)


def state(page):
    return page.locator("#save-state")


def kept(page):
    return page.evaluate("Object.keys(localStorage)")


def wait_until_saved(page):
    expect(state(page)).to_contain_text("хадгаллаа", timeout=LOOK)
    page.wait_for_function("() => Object.keys(localStorage).length === 0")


def test_an_officer_finishes_measures_by_keyboard(visit, measures):
    page = visit("writer", forgiven=("status of 422",))  # it is told what is missing
    page.goto("/progress/?group=due")
    page.keyboard.press("/")
    page.keyboard.type("халаалт")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{measures[1]}")

    page.keyboard.type("Эмнэлэг, сургуулийн халаалтын шугамыг шалгаж, 4 зөрчлийг арилгав.")
    page.keyboard.press("Control+Enter")  # a rating is missing
    page.get_by_role("alert").get_by_text("өөрийн үнэлгээг сонгоно уу").wait_for()
    page.get_by_role("radio", name="90").check(force=True)
    page.get_by_text("Тоон үзүүлэлт").click()
    row = page.locator(".figure:not(.figure-names)").first
    for name, value in (
        ("Үзүүлэлт", "Зөрчил"),
        ("Хэмжих нэгж", "ш"),
        ("Гүйцэтгэл", "1 004,50"),
    ):
        row.get_by_label(name).fill(value)
    row.get_by_text("Бичвэрт оруулах").click()
    wait_until_saved(page)
    page.keyboard.press("Control+Enter")

    page.wait_for_url("**/?done=*")
    assert page.get_by_role("status").first.inner_text() == "Заалт 2 дууслаа."
    page.goto(measures[1])
    assert progress(page).input_value().endswith("арилгав. Зөрчил: 1 004,50 ш")
    assert row.get_by_label("Гүйцэтгэл").input_value() == "1004.5"
    page.get_by_text("Түүх").click()
    page.locator("#steps").get_by_text("дууссан гэж тэмдэглэсэн").wait_for()


def test_what_was_written_without_a_line_is_merged_when_it_returns(visit, measures):
    page = visit("writer", forgiven=(*OFFLINE, "net::ERR_ABORTED"))
    page.goto(measures[2])
    progress(page).fill("Өндөр настныг сэрэмжлүүлэгт хамруулав. Сургалт хийв.")
    wait_until_saved(page)

    page.context.set_offline(True)
    progress(page).fill("Бүх өндөр настныг сэрэмжлүүлэгт хамруулав. Сургалт хийв.")
    expect(state(page)).to_contain_text("энэ хөтчид хадгаллаа", timeout=LOOK)
    assert len(kept(page)) == 1
    page.goto("about:blank")  # the browser is closed, or the power goes
    colleague = visit("colleague")
    colleague.goto(measures[2])
    progress(colleague).fill("Өндөр настныг сэрэмжлүүлэгт хамруулав. Сургалт 3 удаа хийв.")
    wait_until_saved(colleague)

    page.context.set_offline(False)
    page.goto(measures[2])

    both = "Бүх өндөр настныг сэрэмжлүүлэгт хамруулав. Сургалт 3 удаа хийв."
    expect(progress(page)).to_have_value(both, timeout=LOOK)
    expect(state(page)).to_contain_text("Г.Болормаа оруулсан өөрчлөлт", timeout=LOOK)
    wait_until_saved(page)
    colleague.locator("#news").get_by_text("С.Үүрийнтуяа үүнийг").wait_for(timeout=LOOK)
    colleague.get_by_role("button", name="Харуулах").click()
    expect(progress(colleague)).to_have_value(both)


def test_the_line_comes_back_while_the_page_is_open(visit, measures):
    page = visit("writer", forgiven=OFFLINE)
    page.goto(measures[5])
    page.context.set_offline(True)
    progress(page).fill("Маршрутыг тогтоов.")
    expect(state(page)).to_contain_text("энэ хөтчид хадгаллаа", timeout=LOOK)

    page.context.set_offline(False)

    wait_until_saved(page)
    page.reload()
    assert progress(page).input_value() == "Маршрутыг тогтоов."


def test_the_list_sends_what_was_left_in_the_browser(visit, measures):
    page = visit("writer", forgiven=(*OFFLINE, "net::ERR_ABORTED"))
    page.goto(measures[6])
    page.context.set_offline(True)
    progress(page).fill("3 100 мод тарив.")
    expect(state(page)).to_contain_text("энэ хөтчид хадгаллаа", timeout=LOOK)
    page.goto("about:blank")
    page.context.set_offline(False)

    page.goto("/progress/")

    page.wait_for_function("() => Object.keys(localStorage).length === 0")
    page.goto(measures[6])
    assert progress(page).input_value() == "3 100 мод тарив."


def test_two_who_contradict_each_other_lose_nothing(visit, measures):
    one, two = visit("writer"), visit("colleague")
    one.goto(measures[7])
    progress(one).fill("Ундны усны эх үүсвэр 4-ийг хашив.")
    wait_until_saved(one)
    two.goto(measures[7])
    progress(one).fill("Ундны усны эх үүсвэр 6-г хашив.")
    progress(two).fill("Ундны усны эх үүсвэр 7-г хашив.")
    wait_until_saved(one)

    panel = two.locator("#conflict-form")
    panel.wait_for(timeout=LOOK)
    assert "6-г" in panel.inner_text()
    assert "7-г" in panel.inner_text()
    panel.get_by_label("Хоёуланг нь нэгтгэсэн").fill("Ундны усны эх үүсвэр 13-ыг хашив.")
    panel.get_by_role("button", name="Энэ бичвэрийг хадгалах").click()
    wait_until_saved(two)

    one.reload()
    assert progress(one).input_value() == "Ундны усны эх үүсвэр 13-ыг хашив."


def test_evidence_is_attached_while_the_text_stays(visit, measures):
    page = visit("writer")
    page.goto(measures[4])
    progress(page).fill("Судалгаа гаргав.")
    page.locator("#attach [type=file]").set_input_files(PDF)
    attached = page.locator("#evidence").get_by_role("link", name="akt.pdf")
    attached.wait_for()
    assert progress(page).input_value() == "Судалгаа гаргав."

    with page.expect_download() as download:
        attached.click()
    assert Path(download.value.path()).read_bytes() == PDF["buffer"]
    page.get_by_role("button", name="Хасах: akt.pdf").click()
    page.get_by_role("button", name="Буцааж тавих").click()
    attached.wait_for()
    wait_until_saved(page)


def test_without_javascript_the_form_works(visit, measures):
    page = visit("writer", javascript=False)
    page.goto(measures[3])
    progress(page).fill("Өвс, тэжээлийг бүрэн бэлтгэв.")
    page.get_by_role("button", name="Хадгалах").click()

    assert page.get_by_role("status").first.inner_text() == "Хадгаллаа."
    assert progress(page).input_value() == "Өвс, тэжээлийг бүрэн бэлтгэв."


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_edge(
    visit, measures, viewport
):
    people = {
        "writer": ["/progress/?group=all", *measures[:5]],
        "assessor": ["/extensions/"],
    }
    people["writer"] += [f"{measures[3]}history/", f"{measures[0]}?done=1&removed=1"]
    found = {}
    for login, urls in people.items():
        page = visit(login, viewport=viewport)
        for url in urls:
            page.goto(url)
            page.evaluate(
                "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
            )
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            page.evaluate(AXE)
            violations = page.evaluate("async () => (await axe.run()).violations")
            found[url] = [wide] + [
                (v["id"], [node["html"] for node in v["nodes"]])
                for v in violations
                if v["impact"] in SERIOUS
            ]

    assert found == {url: [0] for url in found}


def test_a_measure_is_light_enough_for_a_slow_line(visit, measures):
    page = visit("writer")
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(weight(request)))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    page.goto(measures[3], wait_until="networkidle")

    assert len(sizes) > 1
    assert sum(sizes) < MOST
