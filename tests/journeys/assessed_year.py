"""A half-year that was submitted, to be assessed: run once in a folder of its own.

``redo`` as an argument does again what was returned, as the organisation would.
"""

import sys
from datetime import date

import django

from bielelt_web.manage import use_settings

use_settings()
django.setup()

from django.core.management import call_command  # noqa: E402

from bielelt.core.roles import Actor, Role  # noqa: E402
from bielelt.core.schedules import CALENDAR  # noqa: E402
from bielelt_web.actions import measures, opening, people, workflow  # noqa: E402
from bielelt_web.middleware import actor_of  # noqa: E402
from bielelt_web.models import (  # noqa: E402
    Assignment,
    Clause,
    Decision,
    Measure,
    Organisation,
    PeriodReport,
    User,
)
from bielelt_web.queries.drafts import Draft, draft_of  # noqa: E402

PERIOD, DAY = "2026-H1", date(2026, 6, 1)
PLACES = (
    ("344", "Дорноговь", None),
    ("34401", "Айраг", "344"),
    ("34402", "Өргөн", "344"),
    ("34403", "Хатанбулаг", "344"),
    ("34404", "Сайхандулаан", "344"),
)
PEOPLE = (
    ("registrar", ("Сарантуяа", "Баяр"), Role.REGISTRAR, "344", "Ахлах мэргэжилтэн"),
    ("assessor", ("Ганбаатар", "Дорж"), Role.ASSESSOR, "344", "Хэлтсийн дарга"),
    ("leader", ("Мөнхзул", "Цэрэн"), Role.LEADER, "344", "Засаг дарга"),
)
ACTS = (
    (
        "А/11",
        "Нийтийн эзэмшлийн зам, талбайг цэвэр байлгах тухай",
        (
            "Сумын төвийн гудамж, талбайн гэрэлтүүлгийг засварлаж, асах цагийн хуваарийг баталсугай.",
            "Хог хаягдлын нэгдсэн цэгийг хашаажуулж, хариуцах эзнийг томилсугай.",
        ),
    ),
    ("А/19", "Номын сангийн үйлчилгээний тухай", ("Багийн иргэдэд нүүдлийн номын сангаар үйлчилсүгэй.",)),
)  # fmt: skip
TEXT = (
    "Гудамжны 24 гэрлийг засаж, асах цагийн хуваарийг баталсан. Тухай бүр мэдээлж ажиллав."
)
# Which clauses an organisation answers, and how it rates itself.
ANSWERS = {
    "34401": ((0, "100"), (1, "100")),
    "34402": ((0, "70"), (1, "100")),
    "34403": ((2, "90"),),
    "34404": ((0, "100"),),
}
DRAFT = "34404"


def main():
    call_command("migrate", interactive=False, verbosity=0)
    operator = Actor("operator", {code: Role.OPERATOR for code, *_ in PLACES})
    places = {}
    for code, name, above in PLACES:
        places[code] = people.add_organisation(
            code=code,
            name=name,
            parent=places.get(above),
            by=operator,
            kind="district" if above else "province",
        )
    for login, name, role, code, position in _everybody():
        people.add_person(
            login=login,
            name=name,
            password="bielelt-demo",
            organisation=places[code],
            role=role,
            position=position,
            by=operator,
        )
    clauses = [c for act in ACTS for c in _register(places["344"], *act)]
    for code, answers in ANSWERS.items():
        _report(places[code], [(clauses[n], rating) for n, rating in answers])


def redo():
    """Mark done again whatever was returned."""
    for row in Measure.objects.filter(returned_at__isnull=False):
        code = row.assignment.organisation.code
        by = _actor(f"reporter-{code}")
        measures.mark_done(measure=row, version=row.version, by=by)


def _everybody():
    yield from PEOPLE
    for code, _name, above in PLACES:
        if above:
            yield (
                f"reporter-{code}",
                ("Үүрийнтуяа", "Сүрэн"),
                Role.REPORTER,
                code,
                "Мэргэжилтэн",
            )
            yield (
                f"reviewer-{code}",
                ("Өнөржаргал", "Дамба"),
                Role.REVIEWER,
                code,
                "Тамгын газрын дарга",
            )


def _actor(login):
    return actor_of(User.objects.get(username=login))


def _register(province, number, title, texts):
    decision = Decision.objects.create(
        issuer=province,
        kind="order",
        number=number,
        number_key=number,
        title=title,
        year=2026,
        date=date(2026, 1, 15),
        control=Decision.Control.TAKEN,
    )
    return [
        Clause.objects.create(decision=decision, label=f"{n}.", text=text)
        for n, text in enumerate(texts, 1)
    ]


def _report(place: Organisation, answers):
    for clause, _rating in answers:
        Assignment.objects.create(
            clause=clause, organisation=place, given_on=date(2026, 1, 16)
        )
    opening.open_report(
        organisation=place,
        period=PERIOD,
        due_on=date(2026, 6, 25),
        calendar=CALENDAR,
        on=DAY,
        by=_actor("registrar"),
    )
    reporter, reviewer = _actor(f"reporter-{place.code}"), _actor(f"reviewer-{place.code}")
    report = PeriodReport.objects.get(organisation=place)
    rows = Measure.objects.filter(citation__report=report).order_by("serial")
    for row, (_clause, rating) in zip(rows, answers, strict=True):
        saved = measures.save_draft(
            measure=row,
            version=0,
            base=draft_of(row),
            changes=Draft(TEXT, rating),
            by=reporter,
        )
        measures.mark_done(
            measure=saved.measure, version=saved.measure.version, by=reporter
        )
    if place.code != DRAFT:
        workflow.move(report=report, step="sign_off", by=reviewer)
        workflow.move(report=report, step="submit", by=reporter)


if __name__ == "__main__":
    redo() if sys.argv[1:] == ["redo"] else main()
