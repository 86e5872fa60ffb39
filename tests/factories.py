"""Database rows with unsurprising defaults; a test names only what matters to it."""

from datetime import date, timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.timezone import localdate
from tests.make import report as make_report

from bielelt.core import report_json
from bielelt.core.corrections import questions
from bielelt.core.workflow import State
from bielelt_web.models import (
    Assignment,
    Citation,
    Clause,
    Decision,
    Evidence,
    Extension,
    Import,
    Invitation,
    LeftOut,
    Measure,
    Membership,
    Notice,
    Organisation,
    Parcel,
    PeriodReport,
    Substitution,
    User,
)


class OrganisationFactory(factory.django.DjangoModelFactory):
    code = factory.Sequence(lambda n: f"9{n:04}")
    name = factory.Sequence(lambda n: f"Сум {n}")

    class Meta:
        model = Organisation


class UserFactory(factory.django.DjangoModelFactory):
    username = factory.Sequence(lambda n: f"person{n}")

    class Meta:
        model = User


class MembershipFactory(factory.django.DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = Membership


class SubstitutionFactory(factory.django.DjangoModelFactory):
    """Somebody is away today, and for a week."""

    absent = factory.SubFactory(UserFactory)
    substitute = factory.SubFactory(UserFactory)
    first_day = factory.LazyFunction(localdate)
    last_day = factory.LazyAttribute(lambda row: row.first_day + timedelta(days=6))
    made_by = "admin"

    class Meta:
        model = Substitution


class InvitationFactory(factory.django.DjangoModelFactory):
    email = factory.Sequence(lambda n: f"person{n}@office.example")
    organisation = factory.SubFactory(OrganisationFactory)
    role = "reporter"
    invited_by = "admin"
    created_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda row: row.created_at + timedelta(days=14))

    class Meta:
        model = Invitation


class ImportFactory(factory.django.DjangoModelFactory):
    """A file that was read: ``read`` is the report the reader made of it."""

    class Params:
        read = factory.LazyFunction(make_report)

    organisation = factory.SubFactory(OrganisationFactory)
    name = "тайлан.txt"
    sha256 = factory.Sequence(lambda n: f"{n:064}")
    size = 1000
    uploaded_by = "bat"
    state = Import.State.REVIEW
    pages = [
        {"page": 1, "blocks": [{"row": 1, "cells": [{"column": 1, "text": "Мод тарих"}]}]}
    ]
    report = factory.LazyAttribute(lambda row: report_json.dumps(row.read))
    doubt_count = factory.LazyAttribute(lambda row: len(questions(row.read)))
    open_doubts = factory.SelfAttribute("doubt_count")
    readings = 1

    class Meta:
        model = Import


class ParcelFactory(factory.django.DjangoModelFactory):
    """An archive that was uploaded; what came out of it points here."""

    organisation = factory.SubFactory(OrganisationFactory)
    name = "тайлангууд.zip"
    sent = 1
    uploaded_by = "bat"

    class Meta:
        model = Parcel


class LeftOutFactory(factory.django.DjangoModelFactory):
    parcel = factory.SubFactory(ParcelFactory)
    name = "нууц.docx"
    why = "“нууц.docx” is protected by a password. Unpack the archive and give what is inside."

    class Meta:
        model = LeftOut


class DecisionFactory(factory.django.DjangoModelFactory):
    """A decision of our own register, taken under control."""

    issuer = factory.SubFactory(OrganisationFactory)
    kind = "order"
    title = "Өвөлжилтийн бэлтгэл хангах тухай"
    date = date(2026, 1, 15)
    year = 2026
    # Higher than a number that a test writes by hand: else the order of the tests would decide.
    number = factory.Sequence(lambda n: f"А/{n + 90_001}")
    number_key = factory.SelfAttribute("number")
    control = Decision.Control.TAKEN

    class Meta:
        model = Decision


class ClauseFactory(factory.django.DjangoModelFactory):
    decision = factory.SubFactory(DecisionFactory)
    label = factory.Sequence(lambda n: f"{n + 1}.")
    text = "Худаг гаргаж, малчдыг усаар хангах"

    class Meta:
        model = Clause


class AssignmentFactory(factory.django.DjangoModelFactory):
    class Params:
        issuer = factory.SubFactory(OrganisationFactory)

    clause = factory.SubFactory(
        ClauseFactory, decision__issuer=factory.SelfAttribute("...issuer")
    )
    organisation = factory.SubFactory(OrganisationFactory)
    given_on = date(2026, 1, 15)

    class Meta:
        model = Assignment


class PeriodReportFactory(factory.django.DjangoModelFactory):
    """A report being written here; the period is the first half of 2026."""

    organisation = factory.SubFactory(OrganisationFactory)
    period = "2026-H1"
    state = State.DRAFT
    scale = "2025"
    opened_on = date(2026, 5, 20)
    due_on = date(2026, 6, 25)

    class Meta:
        model = PeriodReport
        django_get_or_create = ("organisation", "period")


class CitationFactory(factory.django.DjangoModelFactory):
    report = factory.SubFactory(PeriodReportFactory)
    decision = factory.SubFactory(DecisionFactory)
    serial = factory.Sequence(lambda n: n + 1)
    kind = factory.SelfAttribute("decision.kind")
    title = factory.SelfAttribute("decision.title")
    date = factory.SelfAttribute("decision.date")
    number = factory.SelfAttribute("decision.number")

    class Meta:
        model = Citation


class MeasureFactory(factory.django.DjangoModelFactory):
    """A measure of a report in draft: one decision with one clause for ``organisation``."""

    class Params:
        organisation = factory.SubFactory(OrganisationFactory)
        issuer = factory.SubFactory(OrganisationFactory)

    assignment = factory.SubFactory(
        AssignmentFactory,
        organisation=factory.SelfAttribute("..organisation"),
        issuer=factory.SelfAttribute("..issuer"),
    )
    citation = factory.SubFactory(
        CitationFactory,
        decision=factory.SelfAttribute("..assignment.clause.decision"),
        report__organisation=factory.SelfAttribute("...organisation"),
    )
    serial = factory.Sequence(lambda n: n + 1)
    label = factory.SelfAttribute("assignment.clause.label")
    text = factory.SelfAttribute("assignment.clause.text")

    class Meta:
        model = Measure


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A small document that lies in the storage."""

    measure = factory.SubFactory(MeasureFactory)
    title = "акт.pdf"
    media_type = "application/pdf"
    sha256 = factory.Sequence(lambda n: f"{n:064}")
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7", "akt.pdf"))
    size = 8
    added_by = "reporter"

    class Meta:
        model = Evidence


class ExtensionFactory(factory.django.DjangoModelFactory):
    measure = factory.SubFactory(MeasureFactory)
    new_due_on = date(2026, 12, 1)
    reason = "Хөрс эрт хөлдсөн тул шугам татах ажил хойшилсон."
    asked_by = "reporter"

    class Meta:
        model = Extension


class NoticeFactory(factory.django.DjangoModelFactory):
    user = factory.SubFactory(UserFactory)
    kind = "report-due"
    key = factory.Sequence(lambda n: f"report:{n}:2026-06-25:7")
    facts = {"organisation": "Өлзийт сум", "period": "2026-H1", "day": "2026-06-25"}
    path = "/reports/"

    class Meta:
        model = Notice
