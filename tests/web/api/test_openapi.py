import json
from pathlib import Path

import pytest

import bielelt_web.api
from bielelt.core.roles import Role
from bielelt_web.api.urls import api

GOLDEN = Path(bielelt_web.api.__file__).with_name("openapi.json")


def test_the_document_is_the_one_that_was_agreed():
    document = json.loads(json.dumps(api.get_openapi_schema()))

    assert json.loads(GOLDEN.read_text("utf-8")) == document, (
        "The API has changed. If programs may rely on the new form, write the document anew: "
        "bielelt-web export_openapi_schema --api bielelt_web.api.urls.api --indent 1 "
        "--output src/bielelt_web/api/openapi.json"
    )


@pytest.mark.django_db
def test_programs_get_the_same_document(client, cast):
    client.force_login(cast.user(Role.AUDITOR))

    assert client.get("/api/1/openapi.json").json() == json.loads(GOLDEN.read_text("utf-8"))


def test_every_resource_tells_its_refusals():
    document = json.loads(GOLDEN.read_text("utf-8"))

    for resource in document["paths"].values():
        for way in resource.values():
            assert {"200", "401", "403", "422"} <= set(way["responses"])
