from dataclasses import replace
from datetime import date

import pytest
from tests.make import clause, decision, report
from tests.printing.found import RULES, finding

from bielelt.checks import Answerer, Quote, Severity, Words
from bielelt.printing import Reply
from bielelt.printing.document import (
    Fact,
    FindingCounts,
    FindingList,
    FoundInClause,
    FoundInDecision,
    FoundRow,
    QuotedWords,
)
from bielelt.printing.finding_words import LANGUAGES
from bielelt.printing.reports.findings import LONGEST_QUOTE, SEVERITIES, findings

WHOLE = report(decision(clause("Номын сан нээх."), clause("Ном авах.", label=None)))


def rows(document):
    """All rows of a list."""
    return [row for row, _ in document.records]


def told(*found, whole=WHOLE, **choice):
    return findings(whole, found, rules=RULES, **choice)


def test_a_list_tells_facts_figures_findings_replies_and_counts():
    sums = finding(arithmetic="1 500 + 4 = 1 504 ≠ 9")
    page = finding(
        "page",
        "doubt",
        (1, 2),
        (Quote(None, "summary:self", "100%: 2"),),
        arithmetic="",
        answerer=Answerer.ASSESSOR,
    )
    reply = Reply("right", "Нэг ном\nбэлгэнд ирсэн.", "Б.Сувд", date(2024, 7, 2))

    document = told(sums, page, day=date(2024, 7, 1), replies={sums.id: reply})

    assert document == FindingList(
        language="mn",
        name="Тайлангийн шалгалтын илрэц – Өлзийт сум, 2024 оны хагас жил",
        day=date(2024, 7, 1),
        title="ТАЙЛАНГИЙН ШАЛГАЛТЫН ИЛРЭЦ",
        facts=(
            Fact("Байгууллага", "Өлзийт сум"),
            Fact("Тайлант хугацаа", "2024 оны хагас жил"),
            Fact("Шалгасан тайлан", WHOLE.title),
            Fact("Тайлангийн огноо", "2024 оны 06 дугаар сарын 25"),
            Fact("Шалгасан өдөр", "2024 оны 07 дугаар сарын 01"),
        ),
        figures="Нийт илрэц 2: алдаа 1, эргэлзээ 1. Хариулсан 1, хариулаагүй 1.",
        labels=LANGUAGES["mn"].labels,
        decisions=(
            FoundInDecision(
                "Тайлан бүхэлдээ",
                "",
                (
                    FoundInClause(
                        "",
                        (
                            FoundRow(
                                number=1,
                                key="doubt",
                                severity="Эргэлзээ",
                                rule="Нэгтгэл зөрүүтэй",
                                also="Хамаарах заалт: 1, 2",
                                quotes=(
                                    QuotedWords("«100%: 2»", "өөрийн үнэлгээний нэгтгэл"),
                                ),
                                arithmetic="",
                                explanation="Хэсгүүд нийлж 9 болохгүй.",
                                suggestion="Бүртгэлээс шалгах.",
                                answerer="Үнэлэгч",
                                reply="",
                            ),
                        ),
                    ),
                ),
            ),
            FoundInDecision(
                "Шийдвэр 1. Өвөлжилтийн бэлтгэл хангах тухай",
                "2024-01-12 · Дугаар 2024_А/15",
                (
                    FoundInClause(
                        "Заалт 1 – 1. Номын сан нээх.",
                        (
                            FoundRow(
                                number=2,
                                key="error",
                                severity="Алдаа",
                                rule="Нийлбэр таарахгүй",
                                also="",
                                quotes=(
                                    QuotedWords(
                                        "«4 ном, 4 зураг, нийт 9»",
                                        "заалт 1, хэрэгжилтийн явц",
                                    ),
                                ),
                                arithmetic="1\u00a0500 + 4 = 1\u00a0504 ≠ 9",
                                explanation="Хэсгүүд нийлж 9 болохгүй.",
                                suggestion="Бүртгэлээс шалгах.",
                                answerer="Тайлагнагч байгууллага",
                                reply="Хэвээр нь зөв: Нэг ном бэлгэнд ирсэн. (Б.Сувд, 2024-07-02)",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        counts=FindingCounts(
            "Илрэцийн нэгтгэл",
            ("Шалгалтын дүрэм", "Алдаа", "Эргэлзээ", "Санамж", "Нийт"),
            (
                ("Нийлбэр таарахгүй", "1", "–", "–", "1"),
                ("Нэгтгэл зөрүүтэй", "–", "1", "–", "1"),
                ("Нийт", "1", "1", "–", "2"),
            ),
        ),
    )


def test_a_list_in_english_leaves_mongolian_what_is_quoted():
    document = told(finding(), language="en", day=date(2024, 7, 1))
    (row,) = rows(document)

    assert document.name == "Findings of the check – Өлзийт сум, first half of 2024"
    assert document.figures == "Findings 1: error 1. Answered 0, open 1."
    assert document.facts[-1] == Fact("Day of the check", "1 July 2024")
    assert row == FoundRow(
        number=1,
        key="error",
        severity="Error",
        rule="Parts do not add up",
        also="",
        quotes=(QuotedWords("«4 ном, 4 зураг, нийт 9»", "clause 1, progress"),),
        arithmetic="4 + 4 = 8 ≠ 9",
        explanation="The parts do not make 9.",
        suggestion="Look it up in the records.",
        answerer="The reporting organisation",
        reply="",
    )


def test_where_nothing_was_found_the_list_says_so():
    document = told()

    assert (document.figures, document.decisions, document.counts) == (
        "Шалгалтаар илрэц гараагүй.",
        (),
        None,
    )


def test_what_the_report_and_the_caller_do_not_know_is_left_out():
    bare = replace(WHOLE, title=None, organisation=None, date=None, period=None)

    document = told(whole=bare)

    assert (document.name, document.facts, document.day) == (
        "Тайлангийн шалгалтын илрэц",
        (),
        date(1970, 1, 1),
    )


def test_findings_of_one_clause_stand_together_errors_first():
    given = [finding(severity=s, clauses=(n,)) for n in (2, 1) for s in Severity]

    document = told(*reversed(given))

    assert [(row.number, row.key) for row in rows(document)] == list(
        enumerate(SEVERITIES * 2, 1)
    )
    assert [c.heading for d in document.decisions for c in d.clauses] == [
        "Заалт 1 – 1. Номын сан нээх.",
        "Заалт 2 – Ном авах.",
    ]


@pytest.mark.parametrize(
    ("found", "heading"),
    [
        (finding(clauses=(2, 1)), "Заалт 2 – Ном авах."),
        (finding(clauses=(8, 2)), "Заалт 2 – Ном авах."),
        (finding(clauses=(8,)), ""),
        (finding(clauses=()), ""),
        (finding(quotes=(Quote(None, "heading", "2023"),)), ""),
        (finding(quotes=(Quote(1, "upper", "50%", report="Дэл"),)), ""),
    ],
)
def test_a_finding_stands_under_the_first_clause_of_the_report_or_with_the_whole(
    found, heading
):
    (group,) = told(found).decisions

    assert [one.heading for one in group.clauses] == [heading]


@pytest.mark.parametrize(
    ("quote", "text", "place"),
    [
        (Quote(3, "text", "Ном\n авах"), "«Ном авах»", "заалт 3, заалтын агуулга"),
        (Quote(3, "number", ""), "(хоосон)", "заалт 3, шийдвэрийн дугаар"),
        (Quote(3, "shape", "А"), "«А»", "заалт 3"),
        (Quote(None, "shape", "А"), "«А»", "тайлан бүхэлдээ"),
        (Quote(None, "heading", "А"), "«А»", "тайлангийн гарчиг"),
        (
            Quote(3, "self", "50%", report="Дэл сум, 2023-H1"),
            "«50%»",
            "Дэл сум, 2023-H1: заалт 3, өөрийн үнэлгээ",
        ),
        (
            Quote(3, "text", "нэг\u200bдэх 😀"),
            "«нэг[U+200B]дэх [U+1F600]»",
            "заалт 3, заалтын агуулга",
        ),
    ],
)
def test_a_quotation_says_where_its_words_stand_and_shows_what_cannot_be_seen(
    quote, text, place
):
    (row,) = rows(told(finding(clauses=(), quotes=(quote,))))

    assert row.quotes == (QuotedWords(text, place),)


@pytest.mark.parametrize("word", ["өндөр", "ө" * 1000])
def test_of_a_long_quotation_the_middle_is_left_out_and_both_ends_are_kept(word):
    text = " ".join(["эхэнд", *[word] * 200, "төгсгөлд"])

    (row,) = rows(told(finding(quotes=(Quote(1, "progress", text),))))
    shown = row.quotes[0].text

    assert len(shown) <= LONGEST_QUOTE
    assert (shown[:7], shown.count(" […] "), shown[-9:]) == ("«эхэнд ", 1, "төгсгөлд»")


def test_a_quotation_as_long_as_may_be_is_kept_whole():
    text = "ө" * LONGEST_QUOTE

    (row,) = rows(told(finding(quotes=(Quote(1, "progress", text),))))

    assert row.quotes[0].text == f"«{text}»"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (None, "Заалт 1"),
        ("Ном " * 30, f"Заалт 1 – {'Ном ' * 19}Ном\u00a0…"),
        ("ө" * 100, f"Заалт 1 – {'ө' * 80}\u00a0…"),
    ],
)
def test_a_clause_is_named_by_its_first_words(text, heading):
    whole = report(decision(clause(text, label=None)))

    document = told(finding(), whole=whole)

    assert document.decisions[0].clauses[0].heading == heading


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        (Reply("corrected"), "Зассан"),
        (Reply("corrected", name="Б.Сувд"), "Зассан (Б.Сувд)"),
        (Reply("right", "Учир бий."), "Хэвээр нь зөв: Учир бий."),
    ],
)
def test_a_reply_says_no_more_than_is_known(reply, shown):
    found = finding()

    (row,) = rows(told(found, replies={found.id: reply}))

    assert row.reply == shown


def test_a_rule_that_nobody_knows_is_told_by_its_slug_and_counted_last():
    document = told(finding("gone"), finding("page"))

    assert [row[0] for row in document.counts.rows] == ["Нэгтгэл зөрүүтэй", "gone", "Нийт"]


def test_both_languages_have_a_word_for_the_same_things():
    keys = [
        [set(part) for part in (w.severities, w.answerers, w.answers, w.fields)]
        for w in LANGUAGES.values()
    ]

    assert keys[0] == keys[1]
    assert keys[0][:2] == [set(Severity), set(Answerer)]


def test_figures_keep_together_and_white_space_is_one_blank():
    found = finding(explanation=Words("Нийт  14 000\nном, 5 12 биш.", ""))

    (row,) = rows(told(found))

    assert row.explanation == "Нийт 14\u00a0000 ном, 5 12 биш."
