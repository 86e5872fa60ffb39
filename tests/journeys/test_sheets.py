"""Working offline, as an officer does it: the workbook out, filled in, looked at, taken in."""

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.looking import AXE, MOST, SERIOUS, weight
from tests.web.filling import FIRST_ROW, KEYS_ROW, filled

pytestmark = pytest.mark.browser

WELL = "Ундны усны эх үүсвэр 6-г хашиж, 2 булгийн эхийг тохижуулав."
NEW = {
    "kind": "Захирамж",
    "number": "А/901",
    "date": "2026-02-03",
    "title": "Мод тарих тухай",
    "issuer": "299",
    "label": "1.",
    "text": "Мод тарьж, арчлахыг сумдын Засаг дарга нарт даалгасугай.",
    "force": "Үүрэг",
    "addressees": "districts",
}


def download(page):
    with page.expect_download() as found:
        page.get_by_role("button", name="Excel файл татах").click()
    assert found.value.suggested_filename.endswith(".xlsx")
    return Path(found.value.path()).read_bytes()


def first_blank(data):
    """Return the first row in which nothing is reported yet, counted from 0."""
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    place = next(c.column for c in page[KEYS_ROW] if c.value == "progress")
    rows = range(FIRST_ROW, page.max_row + 1)
    return next(n for n, row in enumerate(rows) if not page.cell(row, place).value)


def upload(page, data):
    file = {"name": "bugluv.xlsx", "mimeType": "application/zip", "buffer": data}
    page.get_by_label("Бөглөсөн файл").set_input_files(file)
    page.get_by_role("button", name="Өөрчлөлтийг харах").click()


def to_progress(page):
    page.goto("/progress/")
    page.get_by_role("link", name="Файлаар ажиллах").first.click()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_officer_reports_through_a_workbook(visit, javascript):
    page = visit("reporter", javascript=javascript)
    to_progress(page)
    workbook = download(page)
    data = filled(
        workbook, {first_blank(workbook): {"progress": WELL, "self_rating": "90%"}}
    )

    upload(page, data)
    preview = page.get_by_role("region", name="Файлын өөрчлөлт")
    expect(preview.get_by_text(WELL)).to_be_visible()
    page.get_by_label("Ингэснээр бүрэн бөглөгдсөн заалтыг").check()
    page.get_by_role("button", name="Бүртгэлд оруулах").click()

    said = "Бүртгэлд орлоо: өөрчилсөн нүд 2, шинэ мөр 0."
    expect(page.get_by_role("status").first).to_have_text(said)
    for again in (data, download(page)):
        upload(page, again)
        expect(page.get_by_role("status").first).to_contain_text("Өөрчлөх зүйл алга")


def test_what_cannot_be_taken_in_is_named_by_its_cell(visit):
    page = visit("reporter")
    to_progress(page)

    upload(page, filled(download(page), {2: {"self_rating": "71%"}}))

    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("H7")
    expect(problem).to_contain_text("“71%” зөвшөөрөгдөөгүй утга байна.")
    expect(page.get_by_role("button", name="Бүртгэлд оруулах")).to_have_count(0)


def test_a_registrar_enters_a_decision_through_a_workbook(visit):
    page = visit("registrar")
    page.goto("/decisions/")
    page.get_by_role("link", name="Файлаар ажиллах").click()
    upload(page, filled(download(page), added=[NEW]))
    page.get_by_role("button", name="Бүртгэлд оруулах").click()
    expect(page.get_by_role("status").first).to_contain_text("шинэ мөр 1")

    page.goto("/decisions/?words=А/901")
    page.get_by_role("link", name="А/901").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(NEW["title"])
    expect(page.get_by_text(NEW["text"])).to_be_visible()


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_serious_and_the_pages_are_light(visit, viewport):
    found = {}
    for login, start, column in (
        ("reporter", "/progress/", "progress"),
        ("registrar", "/decisions/", "text"),
        ("administrator", "/organisations/", "name"),
    ):
        page = visit(login, viewport=viewport)
        page.goto(start)
        page.goto(page.locator("a[href*='/sheets/']").first.get_attribute("href"))
        edits = {0: {column: "Ус"}}
        sizes = []
        page.on("requestfinished", lambda request, sizes=sizes: sizes.append(request))
        upload(page, filled(download(page), edits))
        page.get_by_role("region", name="Файлын өөрчлөлт").wait_for()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.evaluate(AXE)
        violations = page.evaluate("async () => (await axe.run()).violations")
        found[login] = [wide, sum(map(weight, sizes)) < MOST] + [
            (v["id"], [node["html"] for node in v["nodes"]])
            for v in violations
            if v["impact"] in SERIOUS
        ]

    assert found == {login: [0, True] for login in found}
