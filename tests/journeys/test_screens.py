"""What holds for every screen: open to everybody, light, and fitting its window."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.journeys.conftest import LAPTOP, PHONE, sign_in
from tests.journeys.steps import save_every_doubt_and_accept, upload, wait_for_review

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
    "/account/",
    "/account/password/",
    "/account/second-factor/",
    "/account/app/",
    "/account/passkeys/",
    "/notices/",
    "/calendar/",
    "/calendar/299/H1/",
)
# Screens of the administrator, and those that need no signing in.
OTHERS = (
    "/organisations/",
    "/organisations/299/",
    "/organisations/299/edit/",
    "/organisations/299/people/new/",
    "/organisations/new/",
    "/people/1/",
    "/people/1/substitution/",
    "/people/memberships/1/",
    "/people/invitations/",
    "/sign-out/",
)
OPEN = ("/sign-in/", "/password/", "/password/sent/", "/password/new/1/old/")


@pytest.fixture(scope="module")
def accepted(chromium, site):
    """Bring a report into the register, so that its screen can be looked at too."""
    with chromium.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page)
        upload(page, "Хан-Өлзий, Өлзий-Ухаа", "quarter.html")
        wait_for_review(page)
        save_every_doubt_and_accept(page)
        return urlsplit(page.url).path


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_serious_and_nothing_runs_over_the_edge(
    visit, accepted, viewport
):
    page = visit(viewport=viewport)

    assert faults(page, (*SCREENS, accepted)) == {}


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_nor_on_the_screens_of_the_administrator_and_of_who_is_not_signed_in(
    visit, viewport
):
    page = visit("administrator", viewport=viewport)
    found = faults(page, OTHERS)
    page.context.clear_cookies()

    assert {**found, **faults(page, OPEN)} == {}


def faults(page, urls):
    """Return what axe finds serious, and how many pixels run over the edge, per screen."""
    found = {}
    for url in urls:
        page.goto(url)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        page.evaluate(AXE)
        violations = page.evaluate("async () => (await axe.run()).violations")
        serious = [
            (v["id"], [node["html"] for node in v["nodes"]])
            for v in violations
            if v["impact"] in SERIOUS
        ]
        if wide or serious:
            found[url] = [wide, *serious]
    return found


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
