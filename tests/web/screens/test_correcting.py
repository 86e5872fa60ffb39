"""Correcting a clause on the site, placing text, taking back, reading again."""

import json

import pytest
from django.urls import reverse
from tests.factories import ImportFactory
from tests.make import clause, decision, report
from tests.web.costs import SIGNED_IN

from bielelt.core.corrections import Kind, corrections_json
from bielelt.core.report import Doubt, Place, Unplaced
from bielelt.core.roles import Role
from bielelt_web.actions import corrections
from bielelt_web.models import Correction, Import
from bielelt_web.queries.imports import corrected

HTMX = {"HX-Request": "true"}


@pytest.fixture
def source(cast):
    read = report(
        decision(
            clause("Мод тарих", "Тарьсан.", origin=(Place(1, 1, 4),)),
            clause("Зам засах", "Зассан.", label="2.", self_rating=70),
        ),
        decision(clause("Худаг гаргах", "Гаргасан."), title="Усны тухай"),
        doubts=(Doubt(1, "text", "blurred"),),
        unplaced=(Unplaced(Place(2, 1, 1), "Хашаа барьсан."),),
    )
    return ImportFactory(organisation=cast.district, read=read)


def text(response):
    return response.content.decode()


def send(client, source, kind, address="1", /, **values):
    form = {f"new-{name}": value for name, value in values.items()}
    url = reverse("import-clause", args=[source.pk, address])
    return client.post(url, {"kind": kind, "new-reading": source.readings, **form})


def told(source):
    return [
        [(c.serial, c.text, c.progress) for c in d.clauses]
        for d in corrected(source).report.decisions
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_clause_takes_the_same_queries_whatever_was_corrected(
    registrar, source, count, django_assert_num_queries
):
    for number in range(count):
        send(registrar, source, "edit", text=f"Мод {number}")

    with django_assert_num_queries(SIGNED_IN + 2):  # the import, the corrections
        page = text(registrar.get(f"/imports/{source.pk}/clauses/1/"))

    assert f"Мод {count - 1}" in page
    assert "Мод тарих" in page  # the printed row


def opened(client, source, address="1"):
    """Return the fields of the page's edit form as a browser would send them."""
    form = client.get(f"/imports/{source.pk}/clauses/{address}/").context["forms"]["edit"]
    shown = {form.add_prefix(n): form[n].value() for n in form.fields}
    return shown | {
        form[n].html_initial_name: form[n].value()
        for n, field in form.fields.items()
        if field.show_hidden_initial
    }


def test_two_people_at_one_clause_do_not_overwrite_each_other(registrar, source):
    url = reverse("import-clause", args=[source.pk, "1"])
    first, second, third = (opened(registrar, source) for _ in range(3))
    registrar.post(url, first | {"kind": "edit", "new-progress": "Арван мод тарьсан."})

    # Another field of the same clause: what the first wrote stays.
    done = registrar.post(url, second | {"kind": "edit", "new-self": "70"})
    assert done.status_code == 302
    assert told(source)[0][0] == (1, "Мод тарих", "Арван мод тарьсан.")

    # The same field: told, with what stands there; what was typed stays in the form.
    mine = third | {"kind": "edit", "new-progress": "Хорин мод тарьсан."}
    refused = registrar.post(url, mine)
    assert refused.status_code == 422
    assert "Арван мод тарьсан." in text(refused)
    assert refused.context["forms"]["edit"]["progress"].value() == "Хорин мод тарьсан."
    assert told(source)[0][0][2] == "Арван мод тарьсан."

    # Sent again from the page that told it, it holds.
    form = refused.context["forms"]["edit"]
    again = {name: form.data[name] for name in form.data}
    assert registrar.post(url, again).status_code == 302
    assert told(source)[0][0][2] == "Хорин мод тарьсан."


@pytest.mark.parametrize(
    ("given", "anchor", "clauses"),
    [
        (
            ("edit", "1", {"text": "Мод", "progress": "Тарьсан."}), 1,
            [[(1, "Мод", "Тарьсан."), (2, "Зам засах", "Зассан.")], [(3, "Худаг гаргах", "Гаргасан.")]],
        ),
        (
            ("split", "1", {"text": "Мод || тарих", "progress": "Тарьсан. ||"}), 1,
            [
                [(1, "Мод", "Тарьсан."), (2, "тарих", None), (3, "Зам засах", "Зассан.")],
                [(4, "Худаг гаргах", "Гаргасан.")],
            ],
        ),
        (
            ("merge", "1", {"self": "70", "upper": "100"}), 1,
            [
                [(1, "Мод тарих 2. Зам засах", "Тарьсан. Зассан.")],
                [(2, "Худаг гаргах", "Гаргасан.")],
            ],
        ),
        (
            ("move", "2", {"to": "3"}), 2,
            [[(1, "Мод тарих", "Тарьсан.")], [(2, "Зам засах", "Зассан."), (3, "Худаг гаргах", "Гаргасан.")]],
        ),
        (
            ("begin", "2", {"title": "Замын тухай", "kind": "order"}), 2,
            [[(1, "Мод тарих", "Тарьсан.")], [(2, "Зам засах", "Зассан.")], [(3, "Худаг гаргах", "Гаргасан.")]],
        ),
    ],
)  # fmt: skip
def test_a_clause_is_corrected_without_javascript(
    registrar, source, given, anchor, clauses
):
    kind, address, values = given
    response = send(registrar, source, kind, address, **values)

    assert response.url == f"/imports/{source.pk}/review/#clause-{anchor}"
    assert told(source) == clauses


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("split", {"text": "Мод || тарьж", "progress": "Тарьсан. ||"}, "нэг ч үсэг өөрчлөгдөх ёсгүй"),
        ("edit", {"self": "190"}, "«190» үнэлгээ биш."),
        ("burn", {}, "Хоёр болгох"),
    ],
)  # fmt: skip
def test_a_refused_correction_says_why_and_keeps_what_was_written(
    registrar, source, kind, values, words
):
    response = send(registrar, source, kind, **values)

    assert response.status_code == 422
    assert words in text(response)
    assert not Correction.objects.exists()


def test_a_page_from_before_another_reading_corrects_nothing(registrar, source):
    Import.objects.update(readings=2)

    response = send(registrar, source, "edit", text="Мод")

    assert "файлыг дахин уншсан" in text(response)
    assert not Correction.objects.exists()


def test_text_that_fits_nowhere_is_placed(registrar, source):
    page = text(registrar.get(f"/imports/{source.pk}/unplaced/0/"))
    form = {
        "new-reading": 1, "new-number": 0, "new-stretch": "Хашаа барьсан.",
        "new-address": "3", "new-field": "progress", "new-at": "end",
    }  # fmt: skip

    response = registrar.post(f"/imports/{source.pk}/unplaced/0/", form)

    assert "Хашаа барьсан." in page
    assert response.url == f"/imports/{source.pk}/review/#clause-3"
    assert told(source)[1] == [(3, "Худаг гаргах", "Гаргасан. Хашаа барьсан.")]
    assert registrar.get(f"/imports/{source.pk}/unplaced/0/").status_code == 404


def test_the_review_lists_what_was_corrected_by_whom_and_takes_it_back(registrar, source):
    send(registrar, source, "edit", text="Мод тарьж ургуулах")
    row = Correction.objects.get()
    page = text(registrar.get(f"/imports/{source.pk}/review/"))

    response = registrar.post(f"/imports/{source.pk}/corrections/{row.pk}/take-back/")

    assert "Хүний оруулсан засвар: 1" in page
    assert "<ins>Мод тарьж ургуулах</ins>" in page
    assert response.url == f"/imports/{source.pk}/review/#corrections"
    assert not Correction.objects.exists()


def test_the_review_shows_what_is_in_conflict_and_acceptance_waits(registrar, cast, source):
    send(registrar, source, "split", text="Мод || тарих", progress="Тарьсан. ||")
    send(registrar, source, "edit", "1-2", self="80")
    split = Correction.objects.first()
    corrections.take_back(source=source, row=split.pk, by=cast.actor(Role.REGISTRAR))

    review = text(registrar.get(f"/imports/{source.pk}/review/"))
    acceptance = text(registrar.get(f"/imports/{source.pk}/accept/"))

    assert "1 дугаар заалтаас салгасан хэсэг алга" in review
    assert "Уншсантай нийцэхгүй засвар: 1" in acceptance


def test_an_answer_brings_the_list_up_to_date(registrar, source):
    url = f"/imports/{source.pk}/doubts/0/answer/"

    page = text(registrar.post(url, {"kind": "accept", "reading": 1}, headers=HTMX))

    assert 'id="corrections"' in page
    assert "Хүний оруулсан засвар: 1" in page


def test_reading_again_is_asked_for_from_the_review_and_followed(registrar, source):
    assert "/read-again/" in text(registrar.get(f"/imports/{source.pk}/review/"))

    response = registrar.post(f"/imports/{source.pk}/read-again/")

    assert response.url == f"/imports/{source.pk}/"
    assert Import.objects.get().state == Import.State.QUEUED


def test_the_list_can_be_taken_along_as_a_file(registrar, source):
    send(registrar, source, "edit", text="Мод")

    response = registrar.get(f"/imports/{source.pk}/corrections/")

    (made,) = corrections_json.loads(text(response))
    assert (made.kind, made.spot.address) == (Kind.EDIT, "1")
    assert json.loads(text(response))["schema"] == "bielelt-corrections/1"


def test_who_may_only_look_is_offered_no_correction(client, cast, source):
    client.force_login(cast.user(Role.LEADER))

    review = text(client.get(f"/imports/{source.pk}/review/"))
    page = text(client.get(f"/imports/{source.pk}/clauses/1/"))

    assert "clause-menu" not in review
    assert "/read-again/" not in review
    assert "<textarea" not in page
