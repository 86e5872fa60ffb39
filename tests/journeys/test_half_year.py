"""A half-year from the decision to the printed report, by the seven people it takes.

It is played in the young district of the demonstration, which has few measures.
"""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATIENCE = 60_000  # milliseconds, on two busy cores
PLACE = "Хан-Өлзий аймгийн Шинэ-Өлзийт сум"
HEAD, ASSESSOR = "reviewer-29961", "assessor"
EMAIL, NEWCOMER = "hishigee@office.example", "hishigee"
SECRET = "hulger-naran-7"
PAPER = {"name": "akt.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}

ACT = """ХАН-ӨЛЗИЙ АЙМГИЙН ЗАСАГ ДАРГЫН
ЗАХИРАМЖ

2026 оны 11 дүгээр сарын 20-ны өдөр      Дугаар А/912      Хан-Өлзий

Номын өдрийг тэмдэглэх тухай

Монгол Улсын Засаг захиргаа, нутаг дэвсгэрийн нэгж, түүний удирдлагын тухай
хуулийн 61 дүгээр зүйлийг үндэслэн ЗАХИРАМЖЛАХ нь:

1. Сумын номын сангийн ном солилцох өдрийг зохион байгуулахыг сумдын Засаг дарга нарт
үүрэг болгосугай.
2. Хүүхдийн уншлагын танхимыг амралтын өдөр ажиллуулахыг сумдын Засаг дарга нарт
даалгасугай.
"""
TEXTS = (
    "Ном солилцох өдөрт 64 уншигч оролцож, 120 ном солилцов.",
    "Уншлагын танхим бямба гарагт ажиллаж, 38 хүүхэд үйлчлүүлэв.",
)
UNCLEAR = "Хэдэн номыг хэн хүлээн авсныг бичнэ үү."
CLEAR = " Номын санч хүлээн авч бүртгэв."
NO_LIST = "Оролцогчдын бүртгэл хавсаргаагүй."
UNSEEN = "Танхимын ажиллах цагийн хуваарийг бичнэ үү."
HOURS = " Танхим 10-16 цагт ажиллана."
REPLY = "Бүртгэлийг номын сангийн дэвтэрт хөтөлсөн, хуулбарыг хүргүүлэв."


@pytest.fixture(autouse=True)
def _patience():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def enter(visit):
    """Sign somebody in, with more time for every step than a quiet machine needs."""

    def entered(login, **options):
        page = visit(login, **options)
        page.set_default_timeout(PATIENCE)
        return page

    return entered


def test_a_half_year_goes_from_the_decision_to_the_printed_report(enter, folder):
    administrator = enter("administrator")
    _invite(administrator)
    reporter = administrator.context.browser.new_context(
        base_url=_site_of(administrator), locale="en-US"
    ).new_page()
    reporter.set_default_timeout(PATIENCE)
    reporter.goto(_link_in(folder / "var" / "demo" / "mail"))
    _make_account(reporter)

    _register(enter("registrar"))
    measures = _write(reporter)
    head = enter(HEAD)
    number = _return_one_and_sign_off(head, reporter, measures)
    _assess(enter(ASSESSOR), reporter, number)
    _answer(reporter, number)
    _confirm_and_print(enter("leader"), number)
    _prove(enter("auditor"), number)
    reporter.context.close()


# The administrator invites a reporter -----------------------------------------------------


def _site_of(page):
    return re.match(r"http://[^/]+", page.url)[0]


def _invite(page):
    page.goto("/people/invitations/")
    page.get_by_label("Цахим шуудан").fill(EMAIL)
    page.get_by_label("Байгууллага").select_option(label="Хан-Өлзий, Шинэ-Өлзийт")
    page.get_by_label("Эрх").select_option(label="Тайлан гаргагч")
    page.get_by_role("button", name="Урих").click()
    page.locator("tr", has_text=EMAIL).wait_for()


def _link_in(mails):
    """Wait for the mail the worker sends; return the way it shows."""
    for _attempt in range(PATIENCE // 250):
        for file in mails.glob("*"):
            mail = file.read_text("utf-8", errors="replace")
            if EMAIL in mail and (found := re.search(r"http://\S+/invitation\S+", mail)):
                return found[0].replace("=\n", "")
        time.sleep(0.25)
    raise AssertionError(f"No invitation came to {mails}.")


def _make_account(page):
    page.get_by_label("Нэр", exact=True).fill("Хишигээ")
    page.get_by_label("Эцэг (эх)-ийн нэр").fill("Б")
    page.get_by_label("Нэвтрэх нэр").fill(NEWCOMER)
    page.get_by_label("Нууц үг", exact=True).fill(SECRET)
    page.get_by_label("Нууц үг дахин").fill(SECRET)
    page.get_by_role("button", name="Бүртгэл үүсгэх").click()
    page.wait_for_url("**/sign-in/**")
    page.get_by_label("Нэвтрэх нэр").fill(NEWCOMER)
    page.get_by_label("Нууц үг", exact=True).fill(SECRET)
    page.get_by_role("button", name="Нэвтрэх", exact=True).click()
    page.get_by_role("link", name="Миний заалтууд").wait_for()


# The registrar gives a decision to all districts ------------------------------------------


def _register(page):
    page.get_by_role("link", name="Шийдвэр", exact=True).click()
    page.get_by_role("link", name="Шийдвэр бүртгэх").click()
    page.get_by_label("эсвэл шийдвэрийн бичвэр").fill(ACT)
    page.get_by_role("button", name="Заалтаар задлах").click()
    proposed = page.locator(".new-clause summary b")
    expect(proposed).to_have_text(["Бүх сум", "Бүх сум"])
    page.get_by_role("button", name="Бүртгэлд оруулах").click()
    page.get_by_role("status").get_by_text("Шийдвэрийг бүртгэлд орууллаа.").wait_for()


# The reporter writes, the head returns one and signs ----------------------------------------


def _write(page):
    """Write every measure of the open report; return the addresses of the new ones."""
    page.goto("/progress/?group=all")
    rows = page.locator("li.measure:not(.is-done) a.row-main")
    urls = rows.evaluate_all("rows => rows.map(row => row.getAttribute('href'))")
    ours = page.locator("li.measure", has_text="А/912").locator("a.row-main")
    new = ours.evaluate_all("rows => rows.map(row => row.getAttribute('href'))")
    assert len(new) == 2
    for url in urls:
        text = TEXTS[new.index(url)] if url in new else "Ажлыг хуваарийн дагуу хийв."
        _finish(page, url, text, paper=url == new[0])
    page.goto("/progress/?group=all")
    expect(page.locator("li.measure:not(.is-done)")).to_have_count(0)
    return new


def _finish(page, url, text, *, paper=False):
    page.goto(url)
    page.locator("#progress-text").fill(text)
    page.locator("input[name=rating][value='90']").check(force=True)
    if paper:
        page.locator("#attach [type=file]").set_input_files(PAPER)
        page.locator("#evidence").get_by_role("link", name="akt.pdf").wait_for()
    page.keyboard.press("Control+Enter")
    page.get_by_role("status").get_by_text("дууслаа").first.wait_for()


def _add(page, url, text):
    """Answer a return: write more and finish again."""
    page.goto(url)
    written = page.locator("#progress-text").input_value()
    _finish(page, url, f"{written}{text}")


def _return_one_and_sign_off(head, reporter, measures):
    """Bring the report to the assessor; return its number."""
    head.get_by_role("link", name="Тайлан", exact=True).click()
    head.get_by_role("link", name="Хан-Өлзий, Шинэ-Өлзийт").first.click()
    head.get_by_role("link", name="Хянах").first.click()
    measure = measures[0].strip("/").rpartition("/")[2]
    card = head.locator(f"#measure-{measure}")
    card.get_by_text("Энэ заалтыг буцаах").first.click()
    card.get_by_label("Юуг засах вэ").fill(UNCLEAR)
    card.get_by_role("button", name="Энэ заалтыг буцаах").click()
    head.locator(f"#measure-{measure}.is-returned", has_text=UNCLEAR).wait_for()

    reporter.goto("/progress/?group=returned")
    reporter.locator("li.measure.is-returned", has_text=UNCLEAR[:20]).wait_for()
    _add(reporter, measures[0], CLEAR)

    head.reload()
    head.get_by_role("button", name="Хянаж баталгаажуулах").click()
    head.get_by_role("button", name="Хүргүүлэх").click()
    head.get_by_role("status").get_by_text("«Хүргүүлсэн»").wait_for()
    return re.search(r"/reports/(\d+)/", head.url)[1]


# The assessor rates by keyboard, the organisation answers -----------------------------------


def _assess(page, reporter, number):
    page.goto(f"/assessment/reports/{number}/")
    cards = page.locator(".answer-card")
    total = cards.count()
    page.locator(".answer-card.is-current").wait_for()
    returned = page.locator(".answer-card.is-current").get_attribute("data-answer")
    page.keyboard.press("r")
    page.keyboard.type(UNSEEN)
    page.keyboard.press("Enter")
    page.locator(".is-returned", has_text=UNSEEN).wait_for()
    _rate_with_reason(page)
    for rated in range(2, total):
        page.locator(".answer-card.is-current[data-open]").wait_for()
        page.keyboard.press("2")
        page.locator("#assessed", has_text=f"{rated} үнэлсэн").wait_for()

    _add(reporter, f"/progress/{returned}/", HOURS)

    page.reload()
    page.locator(".answer-card.is-current[data-open]").wait_for()
    page.keyboard.press("2")
    page.locator("#assessed", has_text=f"{total} үнэлсэн").wait_for()
    page.get_by_role("button", name="Үнэлгээг дуусгах").click()
    page.get_by_role("status").get_by_text("«Үнэлсэн»").wait_for()


def _rate_with_reason(page):
    """Rate one step lower: the page asks why before it saves."""
    page.locator(".answer-card.is-current[data-open]").wait_for()
    page.keyboard.press("3")
    page.locator(".answer-card.is-current [data-why=reason] textarea:focus").wait_for()
    page.keyboard.type(NO_LIST)
    page.keyboard.press("Enter")
    page.locator("#assessed", has_text="1 үнэлсэн").wait_for()


def _answer(page, number):
    page.goto(f"/reports/{number}/")
    difference = page.locator(".difference", has_text=NO_LIST)
    difference.get_by_text("Нэг удаа хариулах").click()
    difference.get_by_role("textbox").fill(REPLY)
    difference.get_by_role("button", name="Хариу илгээх").click()
    page.locator(".difference", has_text=REPLY).wait_for()


# The leader confirms, the auditor proves ----------------------------------------------------


def _confirm_and_print(page, number):
    page.goto(f"/reports/{number}/")
    assert REPLY in page.locator(".difference").inner_text()
    page.get_by_role("button", name="Баталгаажуулах", exact=True).click()
    page.get_by_role("status").get_by_text("«Баталгаажсан»").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def _prove(page, number):
    page.goto(f"/audit/?subject=report:{number}")
    who = page.locator("tbody td:nth-child(3)").all_inner_texts()
    assert [name.strip() for name in who][:4] == ["leader", ASSESSOR, HEAD, HEAD]
    page.get_by_role("link", name="Гинжин бүртгэлийг шалгах").click()
    while (more := page.get_by_role("link", name="Дараагийн хэсгийг шалгах")).count():
        more.click()
    page.get_by_role("status").get_by_text("бүрэн бүтэн").wait_for()
