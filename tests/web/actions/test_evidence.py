import hashlib

import pytest
from django.core.files.base import ContentFile
from tests.factories import MeasureFactory

from bielelt.core.errors import NotPermitted, Refused
from bielelt.core.roles import Role
from bielelt.core.workflow import State
from bielelt_web.actions import evidence
from bielelt_web.models import AuditEntry, Evidence
from bielelt_web.queries.evidence import evidence_of

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n%%EOF\n"
LIMIT = 1024 * 1024


@pytest.fixture
def measure(cast):
    return MeasureFactory(organisation=cast.district)


@pytest.fixture
def by(cast):
    return cast.actor(Role.REPORTER)


def attach(measure, by, content=PDF, name="акт.pdf"):
    file = ContentFile(content, name)
    return evidence.attach_file(measure=measure, file=file, limit=LIMIT, by=by)


def test_a_file_is_kept_byte_for_byte_under_its_digest(measure, by):
    kept = attach(measure, by)

    digest = hashlib.sha256(PDF).hexdigest()
    assert kept.file.name == f"evidence/{digest[:2]}/{digest}.pdf"
    with kept.file.open() as file:
        assert file.read() == PDF
    assert (kept.title, kept.size, kept.added_by) == ("акт.pdf", len(PDF), "reporter")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == (
        "evidence.attach_file",
        f"measure:{measure.pk}",
    )
    assert entry.after == {"evidence": "акт.pdf", "sha256": digest}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("акт.html", "акт.pdf"),
        ("C:\\баримт\\акт.PDF", "акт.pdf"),
        ("../../etc/акт", "акт.pdf"),
        ("ө" * 300 + ".pdf", "ө" * 251 + ".pdf"),
    ],
)
def test_its_name_ends_as_its_content_does(measure, by, name, title):
    assert attach(measure, by, name=name).title == title


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"%PDF-" + b"0" * LIMIT], ids=["empty", "page", "large"]
)
def test_what_is_no_document_or_too_large_is_refused(measure, by, content):
    with pytest.raises(Refused):
        attach(measure, by, content)

    assert not Evidence.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_same_file_or_address_is_attached_once(measure, by):
    link = {"measure": measure, "url": "https://example.mn/medee", "title": "", "by": by}
    attach(measure, by)
    evidence.attach_link(**link)

    with pytest.raises(Refused):
        attach(measure, by, name="өөр.pdf")
    with pytest.raises(Refused):
        evidence.attach_link(**link)

    assert [row.title for row in evidence_of(measure)] == [
        "акт.pdf",
        "https://example.mn/medee",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.mn/a", "example", "data:text/html,x", ""]
)
def test_only_addresses_of_the_web_are_links(measure, by, url):
    with pytest.raises(Refused):
        evidence.attach_link(measure=measure, url=url, title="Мэдээ", by=by)

    assert not Evidence.objects.exists()


def test_what_is_taken_off_can_be_put_back(measure, by):
    kept = attach(measure, by)
    evidence.remove(evidence=kept, by=by)
    assert list(evidence_of(measure)) == []
    with pytest.raises(Refused):
        evidence.remove(evidence=kept, by=by)

    evidence.restore(evidence=kept, by=by)

    assert list(evidence_of(measure)) == [kept]
    with pytest.raises(Refused):
        evidence.restore(evidence=kept, by=by)
    actions = AuditEntry.objects.order_by("number").values_list("action", flat=True)
    assert list(actions) == ["evidence.attach_file", "evidence.remove", "evidence.restore"]


@pytest.mark.parametrize(
    ("role", "state", "error"),
    [
        (Role.ASSESSOR, State.DRAFT, NotPermitted),
        (Role.REPORTER, State.SUBMITTED, Refused),
    ],
)
def test_who_may_not_write_attaches_nothing(cast, measure, role, state, error):
    report = measure.citation.report
    report.state = state
    report.save()

    with pytest.raises(error):
        attach(measure, cast.actor(role))

    assert not Evidence.objects.exists()
