from decimal import Decimal

import pytest
from tests.web.cycle import clauses, reported

from bielelt.core.errors import InvalidRating, NotPermitted, Refused
from bielelt.core.report import NOT_DUE
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import assessment
from bielelt_web.models import AuditEntry, Measure, PeriodReport

pytestmark = pytest.mark.django_db

REASON = "Хүлээлгэн өгсөн акт хавсаргаагүй."


@pytest.fixture
def measure(cast):
    """A done measure that rates itself 70 %, in a submitted report."""
    return reported(cast.district, clauses(cast.province, 1), State.SUBMITTED)[0]


def rate(cast, measure, rating=70, role=Role.ASSESSOR, version=0, **others):
    by = cast.actor(role)
    return assessment.rate(measure=measure, rating=rating, version=version, by=by, **others)


def send_back(cast, measure, role=Role.ASSESSOR, reason=REASON):
    by = cast.actor(role)
    return assessment.return_measure(measure=measure, reason=reason, by=by)


def reply(cast, measure, text="Акт 2 дугаар хуудсанд бий.", role=Role.REPORTER):
    return assessment.answer(measure=measure, text=text, by=cast.actor(role))


def stored():
    return Measure.objects.get()


def test_an_upper_rating_stands_beside_the_self_rating_and_in_the_trail(cast, measure):
    rate(cast, measure, 50, reason=REASON, comment="Дараа жил нөхнө.")

    row = stored()
    assert (row.self_percent, row.upper_percent, row.upper_not_due) == (70, 50, False)
    assert (row.upper_reason, row.upper_comment, row.upper_by) == (
        REASON,
        "Дараа жил нөхнө.",
        "assessor",
    )
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("assessment.rate", f"measure:{row.pk}")
    assert (entry.before, entry.after) == (
        {},
        {"rating": 50, "reason": REASON, "comment": "Дараа жил нөхнө."},
    )


def test_a_rating_can_be_given_anew_and_the_trail_tells_both(cast, measure):
    rate(cast, measure, 50, reason=REASON)
    rate(cast, measure, NOT_DUE, reason=REASON)

    row = stored()
    assert (row.upper_percent, row.upper_not_due) == (None, True)
    last = AuditEntry.objects.first()
    assert (last.before["rating"], last.after["rating"]) == (50, "not_due")


@pytest.mark.parametrize(
    ("ratings", "reason", "is_refused"),
    [
        ((70, 70), "", False),
        ((70, 50), "", True),
        ((70, 50), " ", True),
        ((70, 50), REASON, False),
        ((70, NOT_DUE), "", True),
        ((NOT_DUE, NOT_DUE), "", False),
        ((NOT_DUE, 70), "", True),
        ((None, 70), "", False),  # nothing to differ from
    ],
)
def test_a_difference_needs_a_reason(cast, measure, ratings, reason, is_refused):
    own, upper = ratings
    percent = own if isinstance(own, int) else None
    Measure.objects.update(self_percent=percent, self_not_due=own == NOT_DUE)

    if is_refused:
        with pytest.raises(Refused, match="Зөрүүний шалтгааныг бичнэ үү"):
            rate(cast, measure, upper, reason=reason)
    else:
        rate(cast, measure, upper, reason=reason)

    assert AuditEntry.objects.exists() is not is_refused


@pytest.mark.parametrize(
    ("state", "given", "refusal"),
    [
        ("submitted", {"role": Role.REVIEWER}, (NotPermitted, "may not assess")),
        ("submitted", {"role": Role.LEADER}, (NotPermitted, "may not assess")),
        ("submitted", {"rating": 71}, (InvalidRating, "«71%» нь «ЗГ-ын 2025 оны 43")),
        ("submitted", {"rating": 60}, (InvalidRating, "сонгоно уу: 100, 90, 80, 70, 50")),
        ("submitted", {"version": 1}, (Refused, "1 дэх заалт өөрчлөгджээ")),
        ("draft", {}, (Refused, "зөвхөн «Хүргүүлсэн» төлөвт")),
        ("assessed", {}, (Refused, "зөвхөн «Хүргүүлсэн» төлөвт")),
        ("confirmed", {}, (Refused, "зөвхөн «Хүргүүлсэн» төлөвт")),
    ],
)
def test_a_rating_that_may_not_be_leaves_no_trace(cast, measure, state, given, refusal):
    PeriodReport.objects.update(state=state)
    error, said = refusal

    with pytest.raises(error, match=said):
        rate(cast, measure, **given, reason=REASON)

    assert stored().upper_percent is None
    assert not AuditEntry.objects.exists()


def test_the_scale_of_the_report_decides_which_steps_there_are(cast, measure):
    PeriodReport.objects.update(scale="2020")

    with pytest.raises(InvalidRating, match=r"100, 70, 30, 0 эсвэл Х\.Б"):
        rate(cast, measure, 90, reason=REASON)

    assert rate(cast, measure, 30, reason=REASON).upper_percent == 30


def test_one_measure_goes_back_alone_and_its_rating_with_it(cast):
    first, second = reported(
        cast.district, clauses(cast.province, 2), State.SUBMITTED, weight=Decimal(2)
    )
    for measure in (first, second):
        rate(cast, measure, 50, reason=REASON)

    send_back(cast, first)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.done_at, first.done_by, first.upper_percent, first.upper_by) == (
        None,
        "",
        None,
        "",
    )
    assert (first.returned_reason, first.returned_by) == (REASON, "assessor")
    assert (second.upper_percent, second.returned_at) == (50, None)
    assert PeriodReport.objects.get().state == State.SUBMITTED
    entry = AuditEntry.objects.first()
    assert entry.before == {"done_by": "reporter", "rating": 50, "reason": REASON}
    assert entry.after == {"reason": REASON}


def test_a_returned_measure_is_not_rated_until_it_is_done_again(cast, measure):
    send_back(cast, measure)

    with pytest.raises(Refused, match="буцаасан, байгууллагын засварыг хүлээж байна"):
        rate(cast, measure)

    assert stored().upper_percent is None


@pytest.mark.parametrize(
    ("state", "role", "error"),
    [
        (State.DRAFT, Role.REVIEWER, None),
        (State.REVIEWED, Role.REVIEWER, None),
        (State.SUBMITTED, Role.ASSESSOR, None),
        (State.DRAFT, Role.ASSESSOR, NotPermitted),
        (State.REVIEWED, Role.REPORTER, NotPermitted),
        (State.SUBMITTED, Role.REVIEWER, NotPermitted),
        (State.ASSESSED, Role.ASSESSOR, Refused),
        (State.CONFIRMED, Role.ASSESSOR, Refused),
    ],
)
def test_who_has_the_report_returns_a_measure(cast, measure, state, role, error):
    PeriodReport.objects.update(state=state)

    if error:
        with pytest.raises(error):
            send_back(cast, measure, role)
    else:
        send_back(cast, measure, role)

    assert (stored().returned_at is None) is (error is not None)
    assert AuditEntry.objects.exists() is (error is None)


@pytest.mark.parametrize(
    ("change", "reason", "said"),
    [
        ({"done_at": None}, REASON, "гэж тэмдэглээгүй"),
        ({}, "  ", "юуг засахыг нэг өгүүлбэрээр"),
    ],
)
def test_only_what_is_done_goes_back_and_only_with_a_reason(
    cast, measure, change, reason, said
):
    Measure.objects.update(**change)

    with pytest.raises(Refused, match=said):
        send_back(cast, measure, reason=reason)

    assert not AuditEntry.objects.exists()


@pytest.fixture
def rated(cast, measure):
    """The measure, rated 50 %, in an assessed report."""
    rate(cast, measure, 50, reason=REASON)
    PeriodReport.objects.update(state=State.ASSESSED)
    return measure


@pytest.mark.parametrize("role", [Role.REPORTER, Role.REVIEWER])
def test_the_organisation_answers_a_rating_once(cast, rated, role):
    reply(cast, rated, role=role)
    with pytest.raises(Refused, match="нэг үнэлгээнд нэг удаа хариулна"):
        reply(cast, rated, "Дахиад нэг зүйл.", role=role)

    row = stored()
    assert (row.answer, row.answered_by) == ("Акт 2 дугаар хуудсанд бий.", role.value)
    assert (row.self_percent, row.upper_percent) == (70, 50)
    assert AuditEntry.objects.first().after == {"answer": "Акт 2 дугаар хуудсанд бий."}


@pytest.mark.parametrize(
    ("state", "given", "refusal"),
    [
        (State.ASSESSED, {"role": Role.ASSESSOR}, (NotPermitted, "may not")),
        (State.SUBMITTED, {}, (Refused, "зөвхөн «Үнэлсэн» төлөвт")),
        (State.CONFIRMED, {}, (Refused, "зөвхөн «Үнэлсэн» төлөвт")),
        (State.ASSESSED, {"text": " "}, (Refused, "Хариу 0 тэмдэгттэй")),
        (State.ASSESSED, {"text": "ө" * 2001}, (Refused, "Хариу 2001 тэмдэгттэй")),
    ],
)
def test_an_answer_that_may_not_be_leaves_no_trace(cast, rated, state, given, refusal):
    PeriodReport.objects.update(state=state)
    error, said = refusal
    before = AuditEntry.objects.count()

    with pytest.raises(error, match=said):
        reply(cast, rated, **given)

    assert stored().answer == ""
    assert AuditEntry.objects.count() == before
