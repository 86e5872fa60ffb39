"""What holds for every screen: open to everybody, light, and fitting its window."""

from pathlib import Path

import pytest
from tests.journeys.conftest import LAPTOP, PHONE

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
SERIOUS = {"serious", "critical"}
MOST = 150_000  # bytes of a first visit, as they travel

SCREENS = (
    "/",
    "/imports/",
    "/imports/upload/",
    "/imports/1/",
    "/imports/1/review/",
    "/imports/1/accept/",
    "/reports/",
)


@pytest.fixture
def page(visit, request):
    page = visit(viewport=request.param)
    page.locator(".count").first.wait_for()  # the samples have been read
    return page


@pytest.mark.parametrize("page", [LAPTOP, PHONE], ids=["laptop", "phone"], indirect=True)
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_edge(page):
    found = {}
    for url in SCREENS:
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.evaluate(AXE)
        violations = page.evaluate("async () => (await axe.run()).violations")
        found[url] = [wide] + [
            (v["id"], [node["html"] for node in v["nodes"]])
            for v in violations
            if v["impact"] in SERIOUS
        ]

    assert found == {url: [0] for url in SCREENS}


@pytest.mark.parametrize("url", ["/", "/imports/1/review/"])
def test_a_first_visit_is_light_enough_for_a_slow_line(visit, url):
    page = visit()
    sizes = []
    page.on("requestfinished", lambda request: sizes.append(_weight(request)))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    page.goto(url, wait_until="networkidle")

    assert len(sizes) > 1
    assert sum(sizes) < MOST


def _weight(request):
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
