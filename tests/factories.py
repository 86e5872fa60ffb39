"""Database rows with unsurprising defaults; a test names only what matters to it."""

from datetime import timedelta

import factory
from django.utils import timezone
from tests.make import report as make_report

from bielelt.core import report_json
from bielelt.core.corrections import questions
from bielelt_web.models import Import, Invitation, Membership, Organisation, User


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

    class Meta:
        model = Import
