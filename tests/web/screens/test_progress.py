import json
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now
from tests.factories import (
    EvidenceFactory,
    ExtensionFactory,
    MeasureFactory,
    MembershipFactory,
    UserFactory,
)
from tests.web.costs import SIGNED_IN

from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import measures
from bielelt_web.models import Evidence, Extension, Measure
from bielelt_web.queries.drafts import Draft, as_plain, draft_of

TEXT = "Худаг гаргах байршлыг тогтоож, зураг төслийг хийлгэв."
PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def reporter(client, cast):
    client.force_login(cast.user(Role.REPORTER))
    return client


@pytest.fixture
def measure(cast):
    return new(cast, progress=TEXT)


def new(cast, **others):
    return MeasureFactory(organisation=cast.district, issuer=cast.province, **others)


def text_of(response):
    return response.content.decode()


def send(client, measure, draft, *, version=0, base=Draft(TEXT)):  # noqa: B008
    body = {"version": version, "base": as_plain(base), "draft": as_plain(draft)}
    return client.post(
        f"/progress/{measure.pk}/draft/", json.dumps(body), content_type="application/json"
    )


def form_of(page):
    """Return what the plain form of the page would send."""
    hidden = dict(
        re.findall(r'name="(version|base|mine|proposal)"\s+value="([^"]*)"', page)
    )
    return {name: value.replace("&quot;", '"') for name, value in hidden.items()}


# The list -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    reporter, cast, count, django_assert_num_queries
):
    for _ in range(count):
        new(cast, delegate=cast.user(Role.REPORTER))

    with django_assert_num_queries(SIGNED_IN + 3):
        page = text_of(reporter.get("/progress/"))

    assert page.count('<li class="measure') == count


def test_the_list_tells_how_far_the_report_is_and_what_is_late(reporter, cast):
    today = localdate()
    late = new(cast, due_on=today - timedelta(days=3), citation__report__due_on=today)
    returned = new(cast, returned_at=now(), returned_reason="Тоо дутуу байна.")
    new(cast, done_at=now())

    page = text_of(reporter.get("/progress/?group=all"))

    assert "<b>1</b> / 3" in page
    assert "3 хоног хэтэрсэн" in page
    assert "Тоо дутуу байна." in page
    assert f'href="/progress/{late.pk}/"' in page
    assert text_of(reporter.get("/progress/")).count('<li class="measure') == 1
    assert f'href="/progress/{returned.pk}/"' in text_of(reporter.get("/progress/"))


def test_nothing_to_write_is_said_in_words(client, cast):
    client.force_login(cast.user(Role.LEADER))

    page = text_of(client.get("/progress/"))

    assert "Таны гаргах нээлттэй тайлан алга." in page
    assert 'href="/progress/"' not in page


@pytest.mark.usefixtures("measure")
def test_odd_filters_do_no_harm(reporter):
    odd = "/progress/?group=x&organisation=x&page=²&q=%00&period='&done=x"

    assert reporter.get(odd).status_code == 200


# The page -------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_a_measure_takes_the_same_queries_whatever_hangs_on_it(
    reporter, cast, count, django_assert_num_queries
):
    before = new(cast, progress=TEXT, citation__report__period="2025")
    row = new(cast, previous=before, progress=TEXT + " Хоёр худаг гаргав.")
    for _ in range(count):
        new(cast)
        EvidenceFactory(measure=row)
        ExtensionFactory(measure=row, state=Extension.State.REFUSED)
        row.quantities.create(indicator="Худаг", value=5)

    with django_assert_num_queries(SIGNED_IN + 9):
        page = text_of(reporter.get(f"/progress/{row.pk}/"))

    assert page.count('title="SHA-256') == count
    assert "<ins> Хоёр худаг гаргав</ins>" in page or "<ins>" in page


def test_whoever_may_see_but_not_write_reads(client, cast, measure):
    for role in (Role.ASSESSOR, Role.REVIEWER, Role.AUDITOR):
        client.force_login(cast.user(role))

        page = text_of(client.get(f"/progress/{measure.pk}/"))

        assert TEXT in page
        assert 'id="draft"' not in page
        assert 'id="attach"' not in page


def test_without_a_script_the_form_saves_and_finishes(reporter, cast, measure):
    following = new(cast)
    page = text_of(reporter.get(f"/progress/{measure.pk}/"))
    form = {**form_of(page), "progress": "Таван худаг\r\nгаргав.", "rating": "100"}
    figures = {"indicator": ["Худаг", ""], "unit": ["ширхэг", ""], "value": ["5", ""]}
    form |= figures | {"baseline": ["", ""], "target": ["", ""]}

    response = reporter.post(f"/progress/{measure.pk}/", {**form, "do": "done"})

    assert response.headers["Location"] == f"/progress/{following.pk}/?done={measure.pk}"
    row = Measure.objects.get(pk=measure.pk)
    assert draft_of(row).progress == "Таван худаг\nгаргав."
    assert (row.self_percent, row.done_by, row.quantities.count()) == (100, "reporter", 1)
    page = text_of(reporter.get(response.headers["Location"]))
    assert f'action="/progress/{measure.pk}/reopen/"' in page


def test_what_is_missing_is_told_and_what_was_written_is_kept(reporter, measure):
    form = form_of(text_of(reporter.get(f"/progress/{measure.pk}/")))
    form |= {"progress": "Хийв.", "rating": "", "do": "done"}

    response = reporter.post(f"/progress/{measure.pk}/", form)

    assert response.status_code == 422
    assert "өөрийн үнэлгээг сонгоно уу" in text_of(response)
    assert draft_of(Measure.objects.get(pk=measure.pk)).progress == "Хийв."


def test_what_is_refused_is_shown_again_as_it_was_typed(reporter, measure):
    form = form_of(text_of(reporter.get(f"/progress/{measure.pk}/")))
    form |= {"progress": "Хийв.", "indicator": "Зам", "value": "арван хоёр"}
    form |= {"unit": "", "baseline": "", "target": ""}

    response = reporter.post(f"/progress/{measure.pk}/", form)

    page = text_of(response)
    assert response.status_code == 422
    assert 'value="арван хоёр"' in page
    assert "«арванхоёр»" in page or "«арван хоёр»" in page
    assert form_of(page)["version"] == "0"


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("mine", TEXT.replace("хийлгэв", "батлуулав")),
        ("base", TEXT.replace("хийлгэв", "захиалав")),
        ("proposal", "Зураг төслийг захиалж, батлуулав."),
    ],
)
def test_without_a_script_a_conflict_is_a_page_on_which_a_person_decides(
    reporter, measure, choice, kept
):
    form = form_of(text_of(reporter.get(f"/progress/{measure.pk}/")))
    send(reporter, measure, Draft(TEXT.replace("хийлгэв", "захиалав")))

    mine = {**form, "progress": TEXT.replace("хийлгэв", "батлуулав")}
    response = reporter.post(f"/progress/{measure.pk}/", mine)
    assert response.status_code == 409
    page = text_of(response)
    assert "захиалав" in page
    assert "батлуулав" in page
    decided = {
        **form_of(page),
        "choice": choice,
        "progress": "Зураг төслийг захиалж, батлуулав.",
    }
    again = reporter.post(f"/progress/{measure.pk}/", decided)

    assert again.status_code == 302
    assert draft_of(Measure.objects.get(pk=measure.pk)).progress == kept


def test_a_returned_measure_tells_its_reason_first(reporter, measure):
    Measure.objects.update(
        returned_at=now(), returned_by="reviewer", returned_reason="Тоог тулгана уу."
    )
    measure.citation.report.state = State.SUBMITTED
    measure.citation.report.save()

    page = text_of(reporter.get(f"/progress/{measure.pk}/"))

    assert page.index("Тоог тулгана уу.") < page.index('id="draft"')


# What the script asks for ---------------------------------------------------------------


def test_a_draft_is_answered_with_what_stands_there_and_what_was_found(reporter, measure):
    told = send(reporter, measure, Draft("Сургaлт явуулав.", "70")).json()

    assert told["findings"].count("<li") == 1  # a Latin letter
    assert (told["state"], told["version"], told["others"], told["done"]) == (
        "saved",
        1,
        "",
        False,
    )
    assert told["draft"] == {**as_plain(Draft("Сургaлт явуулав.", "70")), "quantities": []}


def test_a_change_of_a_colleague_is_named(client, cast, measure):
    colleague = UserFactory(username="colleague", first_name="Болор", last_name="Гантулга")
    MembershipFactory(user=colleague, organisation=cast.district, role=Role.REPORTER)
    client.force_login(colleague)
    send(client, measure, Draft(TEXT, "70"))
    assert client.get(f"/progress/{measure.pk}/version/?known=1").json() == {"version": 1}
    client.force_login(cast.user(Role.REPORTER))

    news = client.get(f"/progress/{measure.pk}/version/?known=0").json()
    told = send(client, measure, Draft(TEXT + " Хянав.")).json()

    assert (news["version"], news["who"]) == (1, "Г.Болор")
    assert (told["others"], told["draft"]["rating"]) == ("Г.Болор", "70")


def test_a_contradiction_comes_with_both_versions_and_nothing_is_written(reporter, measure):
    send(reporter, measure, Draft(TEXT.replace("хийлгэв", "захиалав")))

    told = send(reporter, measure, Draft(TEXT.replace("хийлгэв", "батлуулав"))).json()

    assert (told["state"], told["version"]) == ("conflict", 1)
    assert told["draft"]["progress"] == TEXT.replace("хийлгэв", "захиалав")
    assert 'id="conflict-form"' in told["html"]


@pytest.mark.parametrize(
    "odd",
    [
        {"rating": "good"},
        {"rating": "75"},
        {"not_due_until": "2026-13-01"},
        {"progress": "а" * 2001},
        {"quantities": "x"},
        {"quantities": [{"value": "1e9"}]},
        {"quantities": [{"unit": "м" * 41}]},
        {"quantities": [{}] * 51},
    ],
)
def test_what_a_measure_cannot_hold_is_refused_in_words(reporter, measure, odd):
    body = {"version": 0, "base": {}, "draft": {**as_plain(Draft()), **odd}}

    response = reporter.post(
        f"/progress/{measure.pk}/draft/", body, content_type="application/json"
    )

    assert (response.status_code, response.json()["state"]) == (422, "refused")
    assert response.json()["message"]
    assert draft_of(Measure.objects.get(pk=measure.pk)) == Draft(TEXT)


@pytest.mark.parametrize(
    "body", ["", "[]", "null", "{", '{"version": 0}', '{"version": 0, "draft": {}}']
)
def test_what_is_no_draft_erases_nothing(reporter, measure, body):
    response = reporter.post(
        f"/progress/{measure.pk}/draft/", body, content_type="application/json"
    )

    assert response.status_code == 422
    assert draft_of(Measure.objects.get(pk=measure.pk)) == Draft(TEXT)


def test_the_history_tells_who_changed_what(reporter, measure):
    send(reporter, measure, Draft(TEXT + " Хянав.", "70"))

    page = text_of(reporter.get(f"/progress/{measure.pk}/history/"))
    part = text_of(
        reporter.get(f"/progress/{measure.pk}/history/", headers={"HX-Request": "true"})
    )

    assert "<ins>70%</ins>" in page
    assert "Хянав" in part
    assert "<html" not in part


# Beside the text ------------------------------------------------------------------------


def files(*contents):
    return [SimpleUploadedFile(f"акт{n}.pdf", c) for n, c in enumerate(contents)]


def test_evidence_is_attached_read_and_taken_off(reporter, measure):
    url = f"/progress/{measure.pk}/files/"
    answer = reporter.post(url, {"file": files(PDF, PDF + b" ")})
    assert answer.headers["Location"] == f"/progress/{measure.pk}/#evidence"

    first = Evidence.objects.first()
    response = reporter.get(f"/evidence/{first.pk}/")
    assert b"".join(response.streaming_content) == PDF
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"] == "application/pdf"

    gone = reporter.post(f"/evidence/{first.pk}/remove/")
    assert (
        gone.headers["Location"] == f"/progress/{measure.pk}/?removed={first.pk}#evidence"
    )
    page = text_of(reporter.get(f"/progress/{measure.pk}/?removed={first.pk}"))
    assert f'action="/evidence/{first.pk}/restore/"' in page
    assert page.count('title="SHA-256') == 1


def test_htmx_gets_the_evidence_alone_and_what_was_refused(reporter, measure):
    htmx = {"HX-Request": "true"}
    url = f"/progress/{measure.pk}"

    taken = reporter.post(f"{url}/files/", {"file": files(PDF, b"<html>")}, headers=htmx)
    link = reporter.post(f"{url}/links/", {"url": "javascript:1"}, headers=htmx)

    assert (taken.status_code, link.status_code) == (422, 422)
    assert text_of(taken).lstrip().startswith('<section class="card evidence"')
    assert "«акт1.pdf» файл агуулгаараа" in text_of(taken)
    assert 'title="SHA-256' in text_of(taken)
    assert "http:// эсвэл https://" in text_of(link)


def test_evidence_of_others_is_not_found(client, cast, measure):
    thing = EvidenceFactory(measure=measure)
    link = Evidence.objects.create(
        measure=measure, title="Мэдээ", url="https://example.mn", added_by="reporter"
    )
    client.force_login(cast.stranger)
    assert client.get(f"/evidence/{thing.pk}/").status_code == 404

    client.force_login(cast.user(Role.REPORTER))
    assert client.get(f"/evidence/{link.pk}/").status_code == 404


def test_a_request_for_more_time_is_made_shown_and_decided(client, cast, measure):
    client.force_login(cast.user(Role.REPORTER))
    page = f"/progress/{measure.pk}/"
    bad = {"new_due_on": "2020-01-01", "reason": "Хөрс хөлдсөн."}
    assert client.post(f"{page}extension/", bad).status_code == 422
    client.post(f"{page}extension/", {**bad, "new_due_on": "2027-03-01"})
    assert "Хүсэлт гаргасан" in text_of(client.get(page))

    client.force_login(cast.user(Role.ASSESSOR))
    asked = Extension.objects.get()
    assert "Хөрс хөлдсөн." in text_of(client.get("/extensions/"))
    decide = f"/extensions/{asked.pk}/decide/"
    assert client.post(decide, {"decision": "refuse", "reason": ""}).status_code == 422
    assert client.post(decide, {"decision": "grant"}).status_code == 302

    assert Measure.objects.get().due_on.isoformat() == "2027-03-01"
    assert "Сунгасан" in text_of(client.get("/extensions/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_requests_take_the_same_queries_whatever_their_number(
    client, cast, count, django_assert_num_queries
):
    client.force_login(cast.user(Role.ASSESSOR))
    for _ in range(count):
        ExtensionFactory(measure=new(cast))
        ExtensionFactory(measure=new(cast), state=Extension.State.GRANTED, decided_at=now())

    with django_assert_num_queries(SIGNED_IN + 3):
        page = text_of(client.get("/extensions/"))

    assert page.count('<article class="card request"') == count


def test_a_measure_is_handed_on_and_done_is_taken_back(reporter, cast, measure):
    page = f"/progress/{measure.pk}/"
    by = cast.actor(Role.REPORTER)
    send(reporter, measure, Draft(TEXT, "70"))
    measures.mark_done(measure=measure, version=1, by=by)

    reporter.post(f"{page}delegate/", {"to": cast.user(Role.REPORTER).pk})
    reporter.post(f"{page}reopen/")

    row = Measure.objects.get()
    assert (row.delegate, row.done_at) == (cast.user(Role.REPORTER), None)
    wrong = reporter.post(f"{page}delegate/", {"to": cast.stranger.pk})
    assert wrong.status_code == 422
