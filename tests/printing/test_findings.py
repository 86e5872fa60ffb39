"""One list of findings, four formats: the same texts, proved by reading them all."""

import pytest
from hypothesis import given, settings
from tests.examples import examples
from tests.make import report
from tests.printing import found
from tests.printing.strategies import reports

from bielelt.checks import Words
from bielelt.core.errors import BieleltError
from bielelt.printing import FORMATS, print_document, print_findings
from bielelt.printing.characters import _VISIBLE, visible
from bielelt.printing.reports.findings import findings


def says(document):
    """Tell of each format whether it says exactly what the document says."""
    return {
        name: read(print_document(document, format=name)) == has_to(document)
        for name, (read, has_to) in found.READERS.items()
    }


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize("told", [found.FOUND, ()], ids=["some", "none"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_what_the_list_says(format, told, language):
    choice = {"rules": found.RULES, "replies": found.REPLIES, "language": language}
    read, has_to = found.READERS[format]

    printed = print_findings(found.WHOLE, told, format=format, **choice)

    assert read(printed) == has_to(findings(found.WHOLE, told, **choice))


@given(whole=reports(found.texts), listed=found.lists())
@settings(max_examples=examples(3), deadline=None)
def test_any_list_has_the_same_texts_in_all_four_formats(whole, listed):
    told, replies = listed

    document = findings(whole, told, rules=found.RULES, replies=replies)

    assert says(document) == dict.fromkeys(FORMATS, True)


def test_what_is_not_told_has_no_label_in_any_format():
    silent = found.finding(explanation=Words("\u2028", " "), suggestion=Words("", ""))

    assert says(findings(found.WHOLE, [silent], rules=())) == dict.fromkeys(FORMATS, True)


def test_every_character_that_counts_as_visible_can_be_printed():
    shown = [chr(code) for code in range(0x10000) if visible(chr(code)) == chr(code)]
    named = found.finding(quotes=(), arithmetic=" ".join(shown))
    document = findings(report(), [named], rules=())

    assert len(shown) > len(_VISIBLE)
    assert print_document(document, format="pdf").startswith(b"%PDF-")


def test_the_same_list_gives_the_same_bytes():
    first, second = (
        [
            print_findings(found.WHOLE, found.FOUND, format=name, rules=found.RULES)
            for name in ("pdf", "xlsx", "csv")
        ]
        for _ in range(2)
    )

    assert first == second


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (
            {"format": "odt"},
            "There is no format “odt” to print. Use one of: pdf, docx, xlsx, csv.",
        ),
        (
            {"format": "pdf", "language": "ru"},
            "Findings cannot be told in “ru”. Use one of: mn, en.",
        ),
    ],
)
def test_an_unknown_choice_is_refused_with_those_there_are(choice, message):
    with pytest.raises(BieleltError) as refusal:
        print_findings(report(), (), rules=(), **choice)

    assert str(refusal.value) == message
