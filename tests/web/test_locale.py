from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from tests.reading import carriers
from tests.reading.damage import damaged, mixture
from tests.reading.known_reports import known_report
from tests.web.msgids import all_msgids

from bielelt.acts import force, layout, proposing
from bielelt.core.errors import UnreadableDocument
from bielelt.language import calendar
from bielelt.reading import read_report
from bielelt.reading.memory import Memory, clean_clauses
from bielelt_web.management.catalogue import parse, to_mo
from bielelt_web.screens.reasons import REASONS, in_words
from bielelt_web.screens.wording import REPAIRS

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "mn" / "LC_MESSAGES" / "django.po"
SAMPLES = Path(__file__).parents[2] / "samples"

# A word in Django's own messages about passwords, for which we have a better one.
DJANGOS = {"username"}


def entries():
    return {key: text for key, text in parse(CATALOGUE.read_text("utf-8")).items() if key}


def test_every_text_of_the_site_stands_in_the_mongolian_catalogue_and_no_other():
    assert sorted(entries()) == sorted({*all_msgids(), *REASONS, *DJANGOS})


def test_every_translation_says_something_and_fills_the_same_slots():
    slots = {key: sorted(_slots(key)) for key in entries()}

    assert [key for key, text in entries().items() if not text] == []
    assert {key: sorted(_slots(text)) for key, text in entries().items()} == slots


def _slots(text):
    import re

    return re.findall(r"%\(\w+\)s|\{[ab]\}", text)


def test_the_compiled_catalogue_is_that_of_the_source():
    compiled = to_mo(parse(CATALOGUE.read_text("utf-8")))

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled


@pytest.mark.parametrize("name", ["half-year.txt", "quarter.html", "year.docx"])
def test_whatever_the_reader_says_of_a_sample_is_said_in_mongolian(name):
    report = read_report(SAMPLES / name)
    said = {thing.why for thing in (*report.doubts, *report.repairs)}

    with translation.override("mn"):
        assert {why for why in said if in_words(why) == why} == set()
    assert {repair.kind for repair in report.repairs} - set(REPAIRS) == set()


def test_whatever_the_reader_says_of_damage_is_said_in_mongolian(tmp_path):
    said, kinds = set(), set()
    for seed in range(60):
        doc = damaged(seed, mixture(seed), clauses=(5, 25))
        report = read_report(carriers.write(doc, tmp_path, "txt"))
        said |= {thing.why for thing in (*report.doubts, *report.repairs)}
        kinds |= {repair.kind for repair in report.repairs}

    with translation.override("mn"):
        assert {why for why in said if in_words(why) == why} == set()
    assert kinds - set(REPAIRS) == set()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("letter.txt", "Танд мэндчилгээ дэвшүүлье.".encode()),
        ("noise.txt", bytes(range(256)) * 8),
        ("cut.docx", b"PK\x03\x04 no more"),
        ("wide.csv", b",".join([b"1"] * 2000)),
        ("cut.pdf", b"%PDF-1.7 no more"),
        ("cut.jpg", b"\xff\xd8\xff no more"),
        (
            "wide.png",
            b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + b"IHDR"
            b"\x00\x00\xea\x60\x00\x00\x00\x64\x08\x02\x00\x00\x00\x00\x00\x00\x00",
        ),
        ("letter.eml", b"From: a@b.mn\nTo: c@d.mn\nSubject: x\nDate: now\n\nSain uu"),
    ],
)
def test_a_refusal_that_an_officer_meets_is_said_in_mongolian(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableDocument) as refusal:
        read_report(tmp_path / name)

    with translation.override("mn"):
        assert in_words(str(refusal.value)) != str(refusal.value)


def test_a_reason_keeps_what_it_quotes_and_translates_what_it_names():
    with translation.override("mn"):
        assert in_words("the heading gives no place") == "гарчигт газар алга"
        assert in_words("«Онлм» was taken for a signature") == (
            "«Онлм»-г гарын үсэг гэж үзэв"
        )
    assert in_words("something new") == "something new"


def test_whatever_the_reader_of_acts_doubts_is_said_in_mongolian():
    constants = [
        value
        for module in (calendar, force, layout, proposing)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and " " in value
    ]

    with translation.override("mn"):
        assert {why for why in constants if in_words(why) == why} == set()
    assert len(constants) > 10


def test_whatever_a_known_clause_says_is_said_in_mongolian(tmp_path):
    said, kinds = set(), set()
    others = [known_report(seed) for seed in range(1_000, 1_010)]
    for seed in range(12):
        doc = damaged(seed, ["interleave_full", "interleave_prefix"], clauses=(5, 25))
        clauses = [c for r in (*others, doc.truth) for c in clean_clauses(r, "")]
        memory = Memory.of(replace(clause, sources=()) for clause in clauses)
        report = read_report(carriers.write(doc, tmp_path, "txt"), memory)
        said |= {thing.why for thing in (*report.doubts, *report.repairs)}
        kinds |= {repair.kind for repair in report.repairs}

    with translation.override("mn"):
        assert {why for why in said if in_words(why) == why} == set()
        assert in_words(
            "known from the register (А/1 2., 100%): the clause was "
            "recognised by its words, not by act and label"
        ) == (
            "заалтын эх: бүртгэл (А/1 2., 100%) – заалтыг шийдвэр, дугаараар нь биш, "
            "үгээр нь танив"
        )
    assert kinds - set(REPAIRS) == set()
