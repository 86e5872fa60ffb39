"""Every screen there is: found by following links as each role, and looked at.

Open to everybody (axe finds nothing serious), fitting its window on a laptop, on a phone and
at 200 % zoom, and light: on a first visit and after it.
"""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.looking import AXE, MOST, SERIOUS
from tests.web.matrix import MATRIX

pytestmark = pytest.mark.browser

ZOOMED = {"width": LAPTOP["width"] // 2, "height": LAPTOP["height"] // 2}
LATER_VISIT = 30_000  # bytes, as they travel
# Everything that can be operated, in order, numbered; the first has the focus. Of a group of
# radio buttons the Tab key comes to one, the arrows to the others. A long page is walked to
# its first hundred.
CONTROLS = """() => {
  const groups = new Set();
  const all = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  )].filter((one) => {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) return false;
    // Rows on a drawn page are for the mouse; the same clauses stand beside it, in order.
    if (one.closest("svg")) return false;
    if (one.type !== "radio") return true;
    const group = [...document.getElementsByName(one.name)];
    const stop = group.find((other) => other.checked) ?? group[0];
    return one === stop && !groups.has(one.name) && groups.add(one.name);
  }).slice(0, 100);
  all.forEach((one, number) => { one.dataset.tab = number; });
  all[0]?.focus();
  return all.map((one) => one.outerHTML.slice(0, 80));
}"""
ROLES = (
    "registrar", "reporter", "reviewer", "assessor", "leader", "auditor", "administrator",
)  # fmt: skip

# Where a walk begins; the search is a form and no link.
STARTS = ("/", "/search/?q=худаг")
# Screens for people who are not signed in.
OPEN = ("/sign-in/", "/password/", "/password/sent/", "/password/new/1/old/")

# What a link may lead to that is no screen: files, parts of pages, and the way out.
NO_SCREENS = {
    "import-file", "import-page", "decision-file", "evidence", "calendar-feed", "progress-version",
    "sign-out", *(name for name in MATRIX if name.endswith("-download") or name.startswith("api:")),
}  # fmt: skip
# Shown for a moment only: a file being read, and the password asked for once more.
FLEETING = {"import-status", "account_reauthenticate"}


class Eye:
    """A browser of one person that goes from link to link and notes what is wrong."""

    def __init__(self, page, seen):
        self.page, self.seen, self.faults, self.bytes = page, seen, {}, 0
        self.pictures = set()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._arrived)

    def _answered(self, event):
        """Note the pages of an import: they are what a review is for, and come as it scrolls."""
        if name_of(event["response"]["url"]) == "import-page":
            self.pictures.add(event["requestId"])

    def _arrived(self, event):
        if event["requestId"] not in self.pictures:
            self.bytes += event["encodedDataLength"]

    def walk(self):
        """Follow the links through every screen; judge those nobody has looked at before."""
        waiting, passed = list(STARTS), set()
        while waiting:
            path = waiting.pop(0)
            name = screen_of(path)
            if name is None or name in passed:
                continue
            passed.add(name)
            if name in self.seen:
                self.page.goto(path)
                waiting += self.links()
            else:
                self.seen[name] = path
                waiting += self.look(name, path)
        return self.faults

    def links(self):
        # A link in a drawing has its address in baseVal.
        ask = "all => all.map(a => a.href.baseVal ?? a.href)"
        found = self.page.eval_on_selector_all("a[href]", ask)
        here = urlsplit(self.page.url).netloc
        return [shown(link) for link in found if urlsplit(link).netloc == here]

    def look(self, name, path):
        """Note the faults of one screen; return its links."""
        allowed = LATER_VISIT if self.has_been_here else MOST
        self.has_been_here = True
        self.bytes = 0
        self.page.set_viewport_size(LAPTOP)
        self.page.goto(path, wait_until="networkidle")
        found = [f"{self.bytes} bytes"] if self.bytes > allowed else []
        links = self.links()
        found += self._axe() + self._over_the_edge("laptop") + self._out_of_reach()
        self.page.set_viewport_size(PHONE)
        found += self._axe() + self._over_the_edge("phone")
        self.page.set_viewport_size(ZOOMED)
        found += self._over_the_edge("200 %")
        if found:
            self.faults[name, path] = found
        return links

    has_been_here = False

    def _axe(self):
        self.page.evaluate(AXE)
        violations = self.page.evaluate("async () => (await axe.run()).violations")
        return [
            (v["id"], v["nodes"][0]["html"]) for v in violations if v["impact"] in SERIOUS
        ]

    def _out_of_reach(self):
        """Walk with the Tab key from the first link; name what it never comes to."""
        names = self.page.evaluate(CONTROLS)
        reached = {0}
        for _press in range(2 * len(names) + 20):  # a date has a stop for each part
            self.page.keyboard.press("Tab")
            reached.add(
                self.page.evaluate("Number(document.activeElement.dataset.tab ?? -1)")
            )
            if len(reached - {-1}) == len(names):
                break
        return [("not reached", name) for n, name in enumerate(names) if n not in reached]

    def _over_the_edge(self, size):
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [f"{wide} pixels over the edge, {size}"] if wide > 0 else []


def shown(link):
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def name_of(address):
    """Return the name of an address; None if it is none of ours."""
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return None


def screen_of(address):
    """Return the name of the screen an address shows; None if it shows none."""
    name = name_of(address)
    return None if name in NO_SCREENS else name


def test_every_screen_is_open_to_everybody_light_and_fits_its_window(visit):
    seen, faults = {}, {}
    for role in ROLES:
        faults |= Eye(visit(role), seen).walk()

    assert faults == {}
    screens = {
        name for name, row in MATRIX.items() if row.method == "get" and row.granted == 200
    }
    assert sorted(screens - set(seen) - NO_SCREENS - FLEETING) == []


def test_so_are_the_screens_of_who_is_not_signed_in(visit):
    page = visit()
    page.context.clear_cookies()
    eye = Eye(page, {})
    for path in OPEN:
        eye.look(path, path)

    assert eye.faults == {}
