from decimal import Decimal
from io import BytesIO
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.costs import SIGNED_IN

from bielelt.core.report import NOT_DUE, Assessor, Summary
from bielelt.core.roles import Role
from bielelt_web.actions import reports
from bielelt_web.screens.reports.figures import explain

COUNTS = (("100", 1), ("70-90", 1), ("30-50", 0), ("0", 0), ("not_due", 1))


def read(overall="85"):
    """Build a report whose self ratings give 85 %; ``overall`` is what it prints."""
    return report(
        decision(
            clause(self_rating=100, upper_rating=100, label="1."),
            clause("Зам засах", "Зассан.", self_rating=70, upper_rating=50, label="2."),
            clause(self_rating=NOT_DUE, upper_rating=NOT_DUE, label="3."),
        ),
        summaries=(Summary(Assessor.SELF, 3, COUNTS, Decimal(overall)),),
    )


@pytest.fixture
def row(cast):
    source = ImportFactory(organisation=cast.district, read=read())
    by = cast.actor(Role.REGISTRAR)
    return reports.accept(source=source, period="2024-H1", by=by)


@pytest.mark.parametrize("count", [1, 3])
def test_a_report_takes_the_same_queries_whatever_its_length(
    registrar, cast, count, django_assert_num_queries
):
    long = report(*[decision(clause(), number=f"А/{n}") for n in range(count)])
    source = ImportFactory(organisation=cast.district, read=long)
    by = cast.actor(Role.REGISTRAR)
    row = reports.accept(source=source, period="2024-H1", by=by)

    # Signed in; the report, its two tables; weights, differences; its history.
    with django_assert_num_queries(SIGNED_IN + 3 + 2 + 2 + 3):
        page = registrar.get(f"/reports/{row.pk}/").content.decode()

    assert page.count('<tr id="row-') == count


def test_the_page_tells_the_figures_with_their_formula(registrar, row):
    page = registrar.get(f"/reports/{row.pk}/").content.decode()

    assert "(1×100 + 1×70) / 2 = 170 / 2" in page
    assert "85.0%" in page
    assert "75.0%" in page
    assert "ЗГ-ын 2020 оны 206 дугаар тогтоол" in page


@pytest.mark.parametrize(("overall", "differs"), [("85", False), ("90", True)])
def test_a_printed_figure_that_differs_is_marked(overall, differs):
    figures = explain(read(overall), Assessor.SELF)

    assert (figures.overall.computed, figures.overall.printed) == (
        Decimal("85.0"),
        Decimal(overall),
    )
    assert figures.differs == differs


def test_each_figure_names_the_clauses_it_counts():
    figures = explain(read(), Assessor.SELF)

    assert [(f.range, f.computed, f.printed, f.serials) for f in figures.rows] == [
        ("100%", 1, 1, (1,)),
        ("70-90%", 1, 1, (2,)),
        ("30-50%", 0, 0, ()),
        ("0%", 0, 0, ()),
        ("Х.Б", 1, 1, (3,)),
    ]


def test_without_a_printed_summary_nothing_differs():
    figures = explain(read(), Assessor.UPPER)

    assert (figures.is_printed, figures.differs) == (False, False)


@pytest.mark.parametrize(
    ("format", "begins"),
    [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")],
)
def test_a_report_is_downloaded_under_a_name_that_is_found_again(
    registrar, row, format, begins
):
    response = registrar.get(f"/reports/{row.pk}/download/{format}/")

    assert response.content.startswith(begins)
    assert unquote(response.headers["Content-Disposition"]) == (
        f"attachment; filename*=utf-8''Биелэлт Өлзийт 2024-H1.{format}"
    )


def test_a_downloaded_workbook_holds_what_was_accepted(registrar, row):
    response = registrar.get(f"/reports/{row.pk}/download/xlsx/")

    sheet = load_workbook(BytesIO(response.content)).worksheets[0]
    words = {str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value}
    assert "Зассан." in words


def test_an_unknown_format_is_not_found(registrar, row):
    assert registrar.get(f"/reports/{row.pk}/download/exe/").status_code == 404
