"""Reviewing a printed report with its pages beside what was read, with script and without."""

import pytest
from tests.journeys.steps import SAMPLES, upload, wait_for_review

from bielelt.printing import print_report
from bielelt.reading import read_report

pytestmark = pytest.mark.browser

WIDTH = 1500
LOADED = "image => image.complete && image.naturalWidth"


@pytest.fixture
def printed(tmp_path):
    """Return a PDF of our own with a clause whose columns ran together."""
    path = tmp_path / "half-year.pdf"
    path.write_bytes(print_report(read_report(SAMPLES / "half-year.txt"), format="pdf"))
    return path


# A doubt may be about cells of two columns; the pane goes to the one it names first.
IN_SIGHT = """() => {
    const pane = document.querySelector(".source").getBoundingClientRect();
    const [first] = document.querySelector(".doubt.is-current").dataset.cells.split(" ");
    const box = document.getElementById(first).getBoundingClientRect();
    const across = pane.left <= box.left + 1;
    return across && pane.top <= box.top && box.top < pane.bottom;
}"""


def test_the_page_follows_the_doubt_in_hand_and_can_be_enlarged(visit, printed):
    page = visit()
    upload(page, "Хан-Өлзий, Дэлгэр-Өндөр", printed)
    wait_for_review(page)

    page.keyboard.press("n")
    asked = page.locator("rect.is-asked").first
    asked.wait_for()
    page.wait_for_function("document.querySelector('.spot img').naturalWidth === 1500")
    wide = asked.bounding_box()["width"]
    page.keyboard.press("z")
    assert asked.bounding_box()["width"] > 2 * wide
    page.wait_for_function(IN_SIGHT)  # the pane scrolls after it has grown


def test_without_script_a_link_leads_to_the_cell_on_its_page(visit, printed):
    page = visit(javascript=False)
    upload(page, "Хан-Өлзий, Өлзий-Ухаа", printed)
    wait_for_review(page)

    page.locator(".spot").first.click()
    target = page.locator("rect:target")
    pane, box = page.locator(".source").bounding_box(), target.bounding_box()
    assert pane["y"] <= box["y"] < pane["y"] + pane["height"]
    assert target.evaluate("cell => getComputedStyle(cell).strokeWidth") == "3px"
