"""From the uploaded file to the printed report, as an officer does it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from tests.journeys.steps import save_every_doubt_and_accept, upload, wait_for_review
from tests.reading.test_dividing import A, B, C

pytestmark = pytest.mark.browser

PATIENCE = 20_000  # milliseconds, on two busy cores


def test_an_officer_brings_a_report_into_the_register_by_keyboard(visit):
    page = visit()
    upload(page, "Хан-Өлзий, Мөнх-Булаг", "half-year.txt")
    review = page.get_by_role("link", name="Хянах", exact=True)
    review.wait_for(timeout=PATIENCE)  # htmx asks until the machine is done
    review.click()

    _part_the_first_mixed_clause(page)
    _accept_every_other_doubt(page)
    page.keyboard.press("Enter")  # the way to acceptance has the focus
    page.wait_for_url("**/accept/")
    page.get_by_role("button", name="Бүртгэлд авах").click()

    page.wait_for_url("**/reports/*/")
    assert page.get_by_role("status").inner_text() == "Тайланг бүртгэлд авлаа."
    assert "77.9%" in page.locator("#summary").inner_text()
    parted = page.locator("#row-6 td").nth(4).inner_text()
    assert parted.startswith("Мал эмнэлгийн")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "Биелэлт Мөнх-Булаг 2024-H1.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def _part_the_first_mixed_clause(page):
    """Go to clause 6 with J, then put the seam where the progress begins."""
    doubt = page.locator("#clause-6 .doubt")
    while "is-current" not in doubt.get_attribute("class"):
        page.keyboard.press("j")
    page.keyboard.press("s")
    whole = page.locator("#clause-6 textarea[data-seam]")
    whole.fill("Вакцинжуулалтад хамруулж, цахим бүртгэлд оруулсан. Мал эмнэлгийн тасаг ||")
    whole.evaluate("field => field.setSelectionRange(51, 51)")
    page.keyboard.press("Enter")
    assert whole.input_value() == (
        "Вакцинжуулалтад хамруулж, цахим бүртгэлд оруулсан. || Мал эмнэлгийн тасаг"
    )
    page.keyboard.press("Control+Enter")
    page.locator("#clause-6 .doubt.is-answered").wait_for()


def _accept_every_other_doubt(page):
    progress = page.locator("#review-progress")
    total = page.locator(".doubt").count()
    for answered in range(2, total + 1):
        page.locator(".doubt.is-current:not(.is-answered)").wait_for()
        page.keyboard.press("a")
        progress.get_by_text(f"Хариулсан эргэлзээ: {answered} / {total}").wait_for()


def test_keys_work_in_the_mongolian_layout_and_answers_can_be_taken_back(visit):
    page = visit()
    page.get_by_role("link", name=re.compile("quarter.html")).click()
    page.locator(".doubt.is-current").wait_for()
    first = page.locator(".doubt.is-current").get_attribute("id")

    # On the Mongolian layout this key writes «й»; its place is the same.
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{code: 'KeyA', key: 'й', bubbles: true, cancelable: true}))"
    )

    answered = page.locator(f"#{first}.is-answered")
    answered.wait_for()
    answered.get_by_role("button", name="Буцаах").click()
    page.locator(f"#{first}.is-current:not(.is-answered)").wait_for()


def test_everything_works_without_javascript(visit):
    page = visit(javascript=False)
    upload(page, "Хан-Өлзий, Наран-Хутаг", "year.docx")
    wait_for_review(page)

    save_every_doubt_and_accept(page)

    with page.expect_download() as download:
        page.get_by_role("link", name="DOCX").click()
    assert download.value.suggested_filename == "Биелэлт Наран-Хутаг 2023.docx"


def test_many_files_are_followed_on_one_page_which_needs_no_javascript(visit):
    page = visit(javascript=False)
    page.get_by_role("link", name="Тайлан оруулах").click()
    page.get_by_label("Тайлангийн байгууллага").select_option(label="Хан-Өлзий, Баян-Өвөр")
    page.get_by_label("Тайлангийн файл").set_input_files(
        [
            {"name": "хоёр.txt", "mimeType": "text/plain", "buffer": (A + B).encode()},
            {"name": "жил.zip", "mimeType": "application/zip", "buffer": zipped(C)},
            {"name": "хоосон.docx", "mimeType": "text/plain", "buffer": b""},
        ]
    )
    page.get_by_role("button", name="Оруулах").click()

    page.get_by_text("Бүх файлыг боловсруулж дууслаа: 3").wait_for(timeout=4 * PATIENCE)
    names = page.locator("tbody th").all_inner_texts()
    assert [name.split()[0] for name in names] == [
        "хоёр.txt",
        "жил.zip",
        "хоёр.txt",
        "дотор.txt",
    ]
    assert "Файл хоосон байна" in page.locator(".left-out").inner_text()


def test_a_clause_is_dragged_to_another_decision(visit, tmp_path):
    page = visit()
    file = tmp_path / "чирэх.txt"
    file.write_text(A, "utf-8")
    upload(page, "Хан-Өлзий, Баян-Өвөр", file)
    wait_for_review(page)

    heads = page.locator(".reading .decision")
    assert heads.count() == 2
    fence = page.locator(".clause", has_text="Хашаа барихыг")
    with page.expect_navigation(timeout=PATIENCE):
        fence.locator(".drag").drag_to(heads.first)

    assert heads.count() == 1  # the decision about the fence had no other clause
    assert "Мод тарих тухай" in heads.inner_text()
    assert heads.locator("~ .clause").count() == 2


def zipped(text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("дотор.txt", text)
    return out.getvalue()
