from dataclasses import replace
from datetime import date

import pytest
from tests.make import TITLE, clause, decision, report

from bielelt.core.kinds import KINDS, UNKNOWN, kind_in
from bielelt.core.report import NOT_DUE, Assessor, Signature, Summary
from bielelt.core.scales import Rounding, scale_by_key
from bielelt.printing.document import (
    ClauseRow,
    DecisionRows,
    Document,
    Heading,
    Section,
    SignatureBlock,
    SummaryPage,
    SummaryRow,
    Table,
)
from bielelt.printing.reports.official import HEADER, NUMBERS, SECTIONS, official


def page(by, counts, closing, *notes):
    names = (
        "Үр дүнтэй",
        "Тодорхой үр дүнд хүрсэн",
        "Эрчимжүүлэх шаардлагатай",
        "Үр дүнгүй",
    )
    bands = (*names, "Хэрэгжих хугацаа болоогүй")
    ranges = ("100%", "70-90%", "30-50%", "0%", "Х.Б")
    return SummaryPage(
        heading=Heading(TITLE, f"({by})", "2024 оны 06 дугаар сарын 25", "Үүрт"),
        total="Хэрэгжилт гаргах нийт арга хэмжээний тоо: 3",
        of_which="Үүнээс",
        rows=tuple(map(SummaryRow, bands, ranges, counts)),
        closing=closing,
        notes=notes,
        end="оОо",
    )


def test_the_official_report_says_all_that_the_report_holds():
    whole = report(
        decision(
            clause("Өвс бэлтгэх.", "Татав.", label="2.", self_rating=100, upper_rating=70),
            clause("Худаг засах;", None, label="14. 2.1", self_rating=NOT_DUE),
        ),
        decision(
            clause("Тайлагнах.", "Илгээв.", self_rating=70, upper_rating=None),
            kind="directive",
            title="Хугацааны тухай",
            on=None,
            number=None,
        ),
        signatures=(Signature("reviewed", "ДАРГА", "Ө.ҮЙЛС"),),
    )

    assert official(whole) == Document(
        language="mn",
        name=TITLE,
        day=date(2024, 6, 25),
        heading=Heading(TITLE, "(Өлзийт сум)", "2024 оны 06 дугаар сарын 25", "Үүрт"),
        table=Table(
            HEADER,
            NUMBERS,
            (
                Section(
                    "Засаг даргын захирамж",
                    (
                        DecisionRows(
                            1,
                            (
                                "Өвөлжилтийн бэлтгэл хангах тухай",
                                "2024-01-12",
                                "Дугаар 2024_А/15",
                            ),
                            (
                                ClauseRow(1, "2. Өвс бэлтгэх.", "Татав.", "100%", "70%"),
                                ClauseRow(
                                    2,
                                    "14. 2.1. Худаг засах;",
                                    "",
                                    "Хугацаа болоогүй",
                                    "100%",
                                ),
                            ),
                        ),
                    ),
                ),
                Section(
                    "Засаг даргын албан даалгавар",
                    (
                        DecisionRows(
                            2,
                            ("Хугацааны тухай",),
                            (ClauseRow(3, "1. Тайлагнах.", "Илгээв.", "70%", ""),),
                        ),
                    ),
                ),
            ),
        ),
        signatures=(SignatureBlock("ХЯНАСАН", "ДАРГА", "Ө.ҮЙЛС"),),
        summaries=(
            page(
                "Өөрийн үнэлгээ",
                ("1", "1", "-", "-", "1"),
                "2024 оны хагас жилийн хэрэгжилт 85 хувьтай байна.",
                "Тооцоо: (1×100 + 1×70) / 2 = 170 / 2.",
            ),
            page(
                "Дээд шатны байгууллагын үнэлгээ",
                ("1", "1", "-", "-", "-"),
                "2024 оны хагас жилийн хэрэгжилт 85 хувьтай байна.",
                "Тооцоо: (1×100 + 1×70) / 2 = 170 / 2.",
                "Үнэлгээгүй тул тооцоонд оруулаагүй заалт: 3.",
            ),
        ),
    )


def test_figures_are_computed_and_a_wrong_printed_summary_is_not_copied():
    right = report()
    wrong = replace(right, summaries=(Summary(Assessor.SELF, 99, (("100", 98),)),))

    assert official(wrong) == official(right)


@pytest.mark.parametrize(
    ("ratings", "choice", "closing"),
    [
        ([100, 70, 70], {}, "80"),
        ([100, 90, 30], {}, "73.3"),
        ([100, 90, 30], {"rounding": Rounding(2)}, "73.33"),
        ([100, 90, 90], {"rounding": Rounding(1, truncate=True)}, "93.3"),
        ([100, 100, 100], {}, "100"),
        ([0, 0, 0], {}, "0"),
    ],
)
def test_the_closing_sentence_gives_the_percentage_as_the_province_rounds(
    ratings, choice, closing
):
    whole = report(decision(*[clause(self_rating=rating) for rating in ratings]))

    assert (
        official(whole, **choice).summaries[0].closing
        == f"2024 оны хагас жилийн хэрэгжилт {closing} хувьтай байна."
    )


@pytest.mark.parametrize(
    ("period", "beginning"),
    [
        ("2024-Q1", "2024 оны 1 дүгээр улирлын"),
        ("2024-Q2", "2024 оны 2 дугаар улирлын"),
        ("2024-Q3", "2024 оны 3 дугаар улирлын"),
        ("2024-Q4", "2024 оны 4 дүгээр улирлын"),
        ("2024-H1", "2024 оны хагас жилийн"),
        ("2024-H2", "2024 оны сүүлийн хагас жилийн"),
        ("2024-M9", "2024 оны 9 сарын"),
        ("2024", "2024 оны"),
        (None, "Тайлант хугацааны"),
    ],
)
def test_the_closing_sentence_names_the_period_in_the_genitive(period, beginning):
    closing = official(report(period=period)).summaries[0].closing

    assert closing == f"{beginning} хэрэгжилт 100 хувьтай байна."


def test_a_report_in_which_nothing_is_due_gets_no_percentage():
    document = official(report(decision(clause(self_rating=NOT_DUE))))

    assert (document.summaries[0].closing, document.summaries[0].notes) == (
        "2024 оны хагас жилийн хэрэгжилт тооцох хугацаа болсон заалт байхгүй.",
        (),
    )


def test_a_rating_between_the_bands_is_told_in_a_note():
    document = official(report(decision(clause(self_rating=60), clause())))

    assert document.summaries[0].notes == (
        "Тооцоо: (1×100 + 1×60) / 2 = 160 / 2.",
        "Үнэлгээний түвшинд үл хамаарах боловч хувийг тооцоход оруулсан заалт: 1.",
    )


def test_a_past_report_gets_the_bands_that_were_in_force():
    past = official(report(on=date(2022, 6, 20))).summaries[0]
    chosen = official(report(), scale=scale_by_key("2020")).summaries[0]

    assert [row.range for row in past.rows] == ["100%", "70%", "30%", "0%", "Х.Б"]
    assert past.rows == chosen.rows


def test_a_new_section_begins_wherever_the_kind_changes():
    kinds = ("order", "order", "directive", "order")

    sections = official(report(*[decision(kind=kind) for kind in kinds])).table.sections

    assert [(s.heading, len(s.decisions)) for s in sections] == [
        ("Засаг даргын захирамж", 2),
        ("Засаг даргын албан даалгавар", 1),
        ("Засаг даргын захирамж", 1),
    ]


def test_every_kind_has_a_heading_that_names_it():
    assert {kind: kind_in(heading) for kind, heading in SECTIONS.items()} == {
        kind: kind for kind in [*KINDS, UNKNOWN]
    }


def test_what_is_missing_leaves_its_place_empty():
    document = official(
        report(
            title=None, organisation=None, place=None, on=None, period=None, signatures=()
        )
    )

    assert document.heading == Heading("", "", "", "")
    assert (document.name, document.day) == ("Шийдвэрийн хэрэгжилт", date(1970, 1, 1))


def test_white_space_becomes_one_blank_and_the_title_capitals():
    whole = report(
        decision(clause("Өвс\n бэлтгэх.", "Нэг.\r\n\tХоёр.", label=None)),
        title="Хэрэгжилт\nбиелэлт",
    )
    row = official(whole).table.decisions[0].clauses[0]

    assert (row.text, row.progress) == ("Өвс бэлтгэх.", "Нэг. Хоёр.")
    assert official(whole).heading.title == "ХЭРЭГЖИЛТ БИЕЛЭЛТ"
