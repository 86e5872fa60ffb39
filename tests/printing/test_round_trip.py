"""What was printed is read back as the same report."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.make import TITLE, clause, decision, report
from tests.printing.strategies import days

from bielelt.core.kinds import KINDS
from bielelt.core.report import NOT_DUE, Assessor, Report, Signature
from bielelt.core.rollup import roll_up
from bielelt.core.scales import scale_on
from bielelt.printing import print_report
from bielelt.reading import read_report

EDITABLE = ("docx", "xlsx", "csv")


def printed_and_read(whole, format, folder):
    path = folder / f"report.{format}"
    path.write_bytes(print_report(whole, format=format))
    return read_report(path)


def as_printed(whole):
    """Return the report with the summaries that printing computes."""
    scale = scale_on(whole.date)
    rollups = (roll_up(whole, by, scale=scale) for by in Assessor)
    return replace(whole, summaries=tuple(rollup.as_summary() for rollup in rollups))


def content(read):
    """Return a report without the traces of its reading: origins, repairs, doubts."""
    return Report(
        read.title,
        read.organisation,
        read.place,
        read.date,
        read.period,
        tuple(
            replace(
                d,
                clauses=tuple(replace(c, origin=(), confidence=1.0) for c in d.clauses),
            )
            for d in read.decisions
        ),
        read.summaries,
        read.signatures,
    )


# On the scale: the reader rightly suspects any other rating of having slipped. Not both
# missing: a clause without any rating reads like one under a merged cell, and is doubted.
one = st.sampled_from([100, 90, 80, 70, 50, 30, 0, NOT_DUE, None])
ratings = st.tuples(one, one).filter(lambda pair: pair != (None, None))

TITLES = {
    "2024-H1": TITLE,
    "2023-Q3": "СУМЫН ИРГЭДИЙН ТӨЛӨӨЛӨГЧДИЙН ХУРЛЫН ТОГТООЛЫН 2023 ОНЫ 3 ДУГААР УЛИРЛЫН БИЕЛЭЛТ",
    "2025-M9": "ЗАСГИЙН ГАЗРЫН ТОГТООЛЫН 2025 ОНЫ 9 САРЫН ХЭРЭГЖИЛТ",
    "2022": "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2022 ОНЫ ХЭРЭГЖИЛТ",
}
SUBJECTS = (
    "Өвөлжилтийн бэлтгэлийг", "Малын тоо толгойг", "Гамшгаас хамгаалах нөөцийг",
    "«Тэрбум мод» хөдөлгөөнийг", "Багийн иргэдийн хурлыг", "Цахим үйлчилгээг",
    "Төсвийн хэмнэлтийн горимыг", "Архивын 1 240 хадгаламжийн нэгжийг",
)  # fmt: skip
ORDERS = (
    "зохион байгуулахыг сумдын Засаг дарга нарт үүрэг болгосугай.",
    "12 дугаар сарын 25-ны дотор дуусгахыг даалгасугай.",
    "тогтмол хянаж, үр дүнг улирал бүр тайлагнах;",
)
ANSWERS = (
    "төлөвлөгөөний дагуу хийж гүйцэтгэсэн байна.",
    "213 өрхөд танилцуулж, 5 000 000₮ зарцууллаа.",
    "өмнөх оноос 12.5 хувиар нэмэгдүүлж, 1 480-д хүргэв.",
)


@st.composite
def clauses(draw, number):
    """One clause; the number in its texts keeps any two of them different."""
    subject = draw(st.sampled_from(SUBJECTS))
    self_rating, upper_rating = draw(ratings)
    text = f"{subject} {number + 30} дэх удаагаа {draw(st.sampled_from(ORDERS))}"
    progress = f"{subject} {number + 300} хүний хүчээр {draw(st.sampled_from(ANSWERS))}"
    return clause(
        text,
        draw(st.sampled_from([progress, progress, progress, None])),
        label=f"{number}.",
        self_rating=self_rating,
        upper_rating=upper_rating,
    )


@st.composite
def reports(draw):
    numbers = iter(range(1, 100))
    period = draw(st.sampled_from(sorted(TITLES)))
    decisions = [
        decision(
            *[draw(clauses(next(numbers))) for _ in range(draw(st.integers(1, 5)))],
            kind=draw(st.sampled_from(sorted(KINDS))),
            title=f"{draw(st.sampled_from(SUBJECTS))} сайжруулах арга хэмжээний тухай",
            on=draw(days),
            number=f"{draw(st.sampled_from(['2024_А/', 'А/', '2024_']))}{serial + 10}",
        )
        for serial in range(draw(st.integers(1, 4)))
    ]
    return report(*decisions, title=TITLES[period], period=period, on=draw(days))


@pytest.mark.parametrize("format", EDITABLE)
@given(whole=reports())
@settings(
    max_examples=examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_report_is_read_back_as_it_was(whole, format, tmp_path):
    read = printed_and_read(whole, format, tmp_path)

    assert content(read) == as_printed(whole)


@pytest.mark.parametrize("format", EDITABLE)
@pytest.mark.parametrize(
    "whole",
    [
        report(decision(clause(progress=None, self_rating=NOT_DUE, upper_rating=None))),
        report(decision(clause(self_rating=None, upper_rating=None))),
        report(signatures=()),
        report(decision(clause(label=None))),
        report(decision(clause(progress="-Сургалт хийж, 45 хүн хамруулсан байна."))),
        report(decision(clause(progress="=2+3 гэж бичсэн байна."))),
        report(decision(clause()), decision(clause("Өөр заалтыг биелүүлэх;", "Хийв."))),
        report(signatures=(Signature("prepared", "НЯГТЛАН БОДОГЧ", "Ү.ӨЛЗИЙ"),)),
        report(decision(clause(progress="Ажлын явцыг дэлгэрэнгүй бичив. " + "ө" * 3000))),
        report(place=None),
        report(organisation=None),
    ],
)
def test_an_unusual_report_is_read_back_as_it_was(whole, format, tmp_path):
    read = printed_and_read(whole, format, tmp_path)

    assert content(read) == as_printed(whole)
