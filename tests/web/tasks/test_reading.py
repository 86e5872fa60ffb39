from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files import File
from django_tasks_db.models import DBTaskResult
from tests.factories import ClauseFactory, DecisionFactory
from tests.reading.memory.known_clauses import ACT_CELL, MIXED, PROGRESS, TEXT
from tests.reading.scans import truth_of

from bielelt.core.corrections import questions
from bielelt.core.report import Place
from bielelt.core.roles import Role
from bielelt.printing import print_report
from bielelt.reading import read_report
from bielelt.reading.base import Line, Pages
from bielelt_web.actions import imports
from bielelt_web.models import Import
from bielelt_web.queries.imports import report_of
from bielelt_web.queries.source_pages import page_image
from bielelt_web.tasks import reading
from bielelt_web.tasks.reading import _draw, read_import
from bielelt_web.tasks.retry import Retry

SAMPLE = Path(__file__).parents[3] / "samples" / "half-year.txt"


def printed_sample():
    return print_report(truth_of("quarter.expected.json"), format="pdf")


@pytest.fixture
def upload(cast):
    def uploaded(name, content):
        return imports.upload(
            organisation=cast.district,
            file=File(BytesIO(content), name),
            limit=settings.UPLOAD_LIMIT,
            by=cast.actor(Role.REGISTRAR),
        )

    return uploaded


@pytest.mark.django_db
def test_a_report_is_read_checked_and_put_before_a_person(upload):
    source = upload("Хагас жил.txt", SAMPLE.read_bytes())

    read_import.call(source_id=source.pk)

    source.refresh_from_db()
    read = read_report(SAMPLE)
    assert source.state == Import.State.REVIEW
    assert report_of(source) == replace(
        read, source=replace(read.source, name="Хагас жил.txt")
    )
    assert source.doubt_count == len(questions(read))
    assert {finding["rule"] for finding in source.findings} != set()
    rows = [block for page in source.pages for block in page["blocks"] if "row" in block]
    assert rows[0]["row"] == 1
    assert len(source.pages) == read.source.pages


@pytest.mark.django_db
def test_pages_are_drawn_once_and_the_time_of_reading_is_kept(upload):
    source = upload("Улирал.pdf", printed_sample())

    read_import.call(source_id=source.pk)

    source.refresh_from_db()
    assert source.state == Import.State.REVIEW
    assert 0 < source.reading_ms < 120_000
    images = [page["image"]["width"] for page in source.pages]
    assert images == [1500] * len(images)
    file, media_type = page_image(source, 1)
    with file:
        assert (media_type, file.read(4)) == ("image/png", b"\x89PNG")


@pytest.mark.django_db
def test_without_pictures_of_its_pages_a_report_is_read_all_the_same(upload, caplog):
    source = upload("Улирал.pdf", b"%PDF-1.7 cut off")
    pages = Pages(
        (Line("Гарчиг", Place(1, 1, 1), box=(0, 0, 1, 1)),), media_type="application/pdf"
    )

    assert _draw(source, [pages]) == ()
    assert "is a PDF that is damaged or cut off" in caplog.text


@pytest.mark.django_db
def test_the_clauses_of_the_register_are_witnesses(upload, cast):
    decision = DecisionFactory(
        issuer=cast.province, number="2024_А/15", date=date(2024, 1, 12)
    )
    ClauseFactory(decision=decision, label="2.", text=TEXT)
    content = f"1\t2\t3\t4\t5\t6\t7\n1\t1\t{ACT_CELL}\t{MIXED}\t\t70%\t70%\n"
    source = upload("Холимог.txt", content.encode())

    read_import.call(source_id=source.pk)

    source.refresh_from_db()
    report = report_of(source)
    [clause] = report.clauses
    assert (clause.text, clause.progress) == (TEXT, PROGRESS)
    who = "known from the register (2024_А/15 2., 100%)"
    assert [r.kind for r in report.repairs if r.why.startswith(who)] == ["columns-parted"]


@pytest.mark.django_db
def test_a_file_that_is_no_report_fails_at_once_and_says_why_under_its_own_name(upload):
    source = upload("Захидал.txt", "Сайн байна уу?".encode())

    read_import.call(source_id=source.pk)

    source.refresh_from_db()
    assert source.state == Import.State.FAILED
    assert source.error.startswith("“Захидал.txt”")
    assert "\n" not in source.error
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_a_file_that_costs_too_much_fails_at_once_and_harms_nothing(upload):
    # Lines by the million are refused only when all have been told apart.
    source = upload("Бөмбөг.txt", ("а\n" * 16_000_000).encode())
    small = replace(reading.LIMITS, megabytes=1024)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "LIMITS", small)
        read_import.call(source_id=source.pk)

    source.refresh_from_db()
    assert source.state == Import.State.FAILED
    assert source.error.startswith("“Бөмбөг.txt” needs more than 1,024 MB of memory")
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_an_accident_is_tried_again_later_and_given_up_after_three_times(upload):
    source = upload("Хагас жил.txt", SAMPLE.read_bytes())
    Import.objects.update(file="")  # as if the row had been written by halves

    read_import.call(source_id=source.pk)
    again = DBTaskResult.objects.get()

    assert again.args_kwargs["kwargs"] == {"source_id": source.pk, "attempt": 2}
    read_import.call(source_id=source.pk, attempt=3)
    source.refresh_from_db()
    assert source.state == Import.State.FAILED
    assert source.error.startswith("The file could not be read because of a fault")


@pytest.mark.django_db
def test_what_has_been_read_is_not_read_again(upload):
    source = upload("Хагас жил.txt", SAMPLE.read_bytes())
    read_import.call(source_id=source.pk)
    Import.objects.update(pages=[])

    read_import.call(source_id=source.pk)

    source.refresh_from_db()
    assert (source.state, source.pages) == (Import.State.REVIEW, [])


@pytest.mark.parametrize(
    ("attempt", "wait"), [(1, timedelta(seconds=5)), (2, timedelta(seconds=10)), (3, None)]
)
def test_the_wait_doubles_until_it_is_given_up(attempt, wait):
    assert Retry().wait_after(attempt) == wait
