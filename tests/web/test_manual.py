from pathlib import Path

from bielelt_web.management.manual import permissions_page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_permissions_says_what_the_code_grants():
    assert (DOCS / "permissions.md").read_text("utf-8") == permissions_page()
