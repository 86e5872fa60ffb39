from datetime import date
from pathlib import Path

from bielelt.checks import RULES, Severity, Tuning
from bielelt.checks.catalogue import rules_page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_rules_is_written_from_the_code():
    """Write it anew with ``bielelt rules --markdown > docs/rules.md``."""
    assert (DOCS / "rules.md").read_text("utf-8") == rules_page(RULES)


def test_a_tuned_rule_is_shown_as_it_is_tuned():
    day = date(2024, 6, 25)
    tuning = Tuning("copied-progress", day, False, Severity.HINT, (("words", 30),))  # noqa: FBT003
    page = rules_page(RULES.on(day, [tuning]))

    assert (
        "`copied-progress` · Явцыг өөр заалтаас хуулсан – off where nobody switched it on – "
        "always told as hint\n"
    ) in page
    assert "* words = 30 (8–60): " in page
