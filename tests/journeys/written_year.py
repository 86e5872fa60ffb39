"""Give the demonstration a body that writes its report: run in its folder, once.

Decisions and their clauses stand here in our own words; the reports are opened, written and
finished through the actions, as people do it. It prints the keys of the open measures.
"""

from datetime import date, timedelta

import django

from bielelt_web.manage import keep_to_demo_folder, use_settings

use_settings()
keep_to_demo_folder()
django.setup()

from django.utils.timezone import localdate  # noqa: E402

from bielelt.core.roles import Actor, Role  # noqa: E402
from bielelt.core.schedules import CALENDAR  # noqa: E402
from bielelt_web.actions import measures, opening, people  # noqa: E402
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
from bielelt_web.queries.drafts import Draft, Figure, draft_of  # noqa: E402

PLACE = "29999"
PEOPLE = {"writer": ("Үүрийнтуяа", "С."), "colleague": ("Болормаа", "Г.")}
DECISIONS = (
    (
        "directive",
        "98",
        "Гамшгаас урьдчилан сэргийлэх бэлэн байдлыг хангах тухай",
        (
            (
                "Цас зуд, цасан шуурганы үед ажиллах шуурхай бүлгийг томилж, холбоо, тээвэр, "
                "шатахууны нөөцийг бэлэн байлгах."
            ),
            (
                "Эмнэлэг, сургууль, цэцэрлэгийн халаалт, цахилгааны шугамын үзлэгийг хийж, илэрсэн "
                "зөрчлийг арилгуулах."
            ),
            (
                "Хүүхэд, өндөр настан, хөгжлийн бэрхшээлтэй иргэдийг аюултай үзэгдлийн сэрэмжлүүлэгт "
                "тогтмол хамруулах."
            ),
        ),
    ),
    (
        "order",
        "А/814",
        "Малын тэжээл бэлтгэх, өвөлжилтийн нөөц бүрдүүлэх тухай",
        (
            (
                "Сумын хэмжээнд өвс, тэжээлийн улсын болон орон нутгийн нөөцийг хүн амын хэрэгцээ, "
                "малын тоо толгойд нийцүүлэн 10 дугаар сарын 01-ний дотор бүрдүүлж, агуулахын "
                "бэлэн байдлыг хангахыг Засаг дарга нарт даалгасугай."
            ),
            (
                "Малчин өрх бүрд өвөлжөө, хаваржааны бэлтгэлийн үнэлгээ хийж, тусламж шаардлагатай "
                "өрхийн судалгааг гаргасугай."
            ),
            (
                "Отрын нүүдэлд гарах өрхийн маршрут, худаг усны хуваарийг багийн Засаг дарга нартай "
                "хамтран тогтоож, мэдээллийг тухай бүр хүргүүлсүгэй."
            ),
        ),
    ),
    (
        "order",
        "А/831",
        "Ногоон байгууламжийг нэмэгдүүлэх, мод тарих аяны тухай",
        (
            (
                "Төвийн суурин газарт 3 000-аас доошгүй мод, бут сөөг тарьж, арчилгааны "
                "хариуцагчийг нэр заан томилсугай."
            ),
            (
                "Ундны усны эх үүсвэрийг хашиж хамгаалах, булгийн эхийг тохижуулах ажлыг иргэд, "
                "аж ахуйн нэгжийн оролцоотойгоор зохион байгуулсугай."
            ),
        ),
    ),
)
BEFORE = (
    (
        "Өвсний нөөцөд 120 тонн, тэжээлийн нөөцөд 35 тонныг бүрдүүлж, агуулахад хураасан. Агуулахын "
        "дээврийг засаж, ачих хэрэгслийн бэлэн байдлыг хангалаа."
    ),
    "Нийт 312 малчин өрхийг үзлэгт хамруулж, 14 өрхийг тусламж шаардлагатай гэж тогтоосон.",
)
NOW = (
    "Өвсний нөөцөд 150 тонн, тэжээлийн нөөцөд 42 тонныг бүрдүүлж, агуулахад хураасан. Агуулахын "
    "дээврийг засаж, галын самбарыг шинэчиллээ."
)


def main():
    today = localdate()
    operator = Actor("operator", {PLACE: Role.OPERATOR})
    place = people.add_organisation(
        code=PLACE,
        name="Хонгор-Өндөр",
        parent=Organisation.objects.get(code="299"),
        kind="agency",  # what is given to all districts must not reach it
        by=operator,
    )
    for login, name in PEOPLE.items():
        people.add_person(
            login=login,
            name=name,
            password="bielelt-demo",
            organisation=place,
            role=Role.REPORTER,
            by=operator,
        )
    _assign(place, today)
    _open(place, f"{today.year}-H1", today, date(today.year, 6, 25))
    reporter = actor_of(User.objects.get(username="writer"))
    written = _measures(f"{today.year}-H1")[3:]
    for row, text in zip(written, BEFORE, strict=False):
        _write(row, Draft(text, "70"), reporter)
    PeriodReport.objects.filter(organisation=place).update(state="confirmed")
    _open(place, f"{today.year}", today, today + timedelta(days=20))
    rows = _measures(f"{today.year}")
    figures = (Figure("Өвсний нөөц", "тонн", "120", "150", "150"),)
    _write(rows[3], Draft(NOW, "90", quantities=figures), reporter)
    saved = _write(rows[6], Draft("3 050 мод, бут сөөг тарьсан.", "100"), reporter)
    measures.mark_done(measure=saved.measure, version=1, by=reporter)
    Measure.objects.filter(pk=rows[0].pk).update(
        returned_reason="Шуурхай бүлгийн бүрэлдэхүүн, шатахууны нөөцийн хэмжээг тодорхой бичнэ үү.",
        returned_by="reviewer",
        returned_at=saved.measure.edited_at,
    )
    Measure.objects.filter(pk=rows[4].pk).update(due_on=today - timedelta(days=12))
    print(*(row.pk for row in rows))  # noqa: T201 - for whoever ran it


def _measures(period):
    rows = Measure.objects.filter(
        citation__report__organisation__code=PLACE, citation__report__period=period
    )
    return list(rows.order_by("serial"))


def _assign(place, today):
    for kind, number, title, clauses in DECISIONS:
        decision = Decision.objects.create(
            issuer=place.parent,
            kind=kind,
            number=number,
            number_key=number,
            title=title,
            year=today.year,
            date=date(today.year, 1, 15),
            control=Decision.Control.TAKEN,
        )
        for label, text in enumerate(clauses, 1):
            clause = Clause.objects.create(decision=decision, label=f"{label}.", text=text)
            Assignment.objects.create(
                clause=clause, organisation=place, given_on=date(today.year, 1, 16)
            )


def _open(place, period, today, due_on):
    registrar = actor_of(User.objects.get(username="registrar"))
    opening.open_report(
        organisation=place,
        period=period,
        due_on=due_on,
        calendar=CALENDAR,
        on=today,
        by=registrar,
    )


def _write(row, draft, by):
    return measures.save_draft(
        measure=row, version=0, base=draft_of(row), changes=draft, by=by
    )


if __name__ == "__main__":
    main()
