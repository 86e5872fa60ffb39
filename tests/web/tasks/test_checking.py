import pytest
from tests.web.cycle import clauses, reported

from bielelt.core.workflow import State
from bielelt_web.models import Checked, KeptFinding, Measure
from bielelt_web.tasks.checking import check_report

pytestmark = pytest.mark.django_db


def test_the_worker_keeps_what_the_checks_find(cast):
    row = reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)[0]
    Measure.objects.update(progress="Нийт 5 мaшин авав.")  # a Latin letter

    check_report.func(row.citation.report_id)

    assert [f.rule for f in KeptFinding.objects.all()] == ["mixed-letters"]
    assert Checked.objects.get().is_current


def test_a_report_that_is_gone_is_no_fault():
    check_report.func(4711)

    assert not Checked.objects.exists()
