from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from bielelt import cli
from bielelt.checks import RULES
from bielelt.core.roles import Role
from bielelt_web.actions import rules

pytestmark = pytest.mark.django_db

ADDRESS = "/api/1/rules"


def told(client, cast, role, **asked):
    client.force_login(cast.user(role))
    return client.get(ADDRESS, asked).json()


def test_site_command_and_programs_know_the_same_rules(client, cast, capsys):
    found = [rule["slug"] for rule in told(client, cast, Role.REPORTER)]
    page = client.get("/findings/rules/").content.decode()
    cli.main(["rules", "--markdown"])
    listed = capsys.readouterr().out

    assert found == [rule.slug for rule in RULES.all]
    assert all(slug in page and f"`{slug}`" in listed for slug in found)


def test_a_rule_is_told_with_its_words_and_numbers(client, cast):
    found = {rule["slug"]: rule for rule in told(client, cast, Role.REPORTER)}

    assert found["ordered-before-issued"] == {
        "slug": "ordered-before-issued",
        "title": {"mn": "Шийдвэр гарахаас өмнөх хугацаа", "en": "Ordered for a day already past"},
        "example": {
            "mn": "2024-04-15-нд гарсан захирамж «4 дүгээр сарын 1-ний өдрөөс эхлэн» хийхийг даалгажээ.",
            "en": "An order of 2024-04-15 wants work «4 дүгээр сарын 1-ний өдрөөс эхлэн», from 1 April.",
        },
        "compares_reports": False,
        "is_on": True,
        "severity": None,
        "settings": [
            {
                "name": "days",
                "title": {"mn": "Зөрүүний доод хэмжээ, хоног", "en": "Least difference, days"},
                "value": 1,
                "least": 1,
                "most": 365,
            }
        ],
        "since": None,
    }  # fmt: skip


def test_what_a_province_set_holds_from_its_day_on(client, cast):
    since = localdate()
    rules.tune(
        organisation=cast.province,
        rule="ordered-before-issued",
        since=since,
        is_on=True,
        severity="hint",
        values={"days": 7},
        reason="Тоо бичилтийн жижиг зөрүүг тоохгүй.",
        by=cast.actor(Role.ASSESSOR),
    )

    def as_on(day):
        found = told(client, cast, Role.ASSESSOR, **({"on": day} if day else {}))
        rule = next(rule for rule in found if rule["slug"] == "ordered-before-issued")
        return rule["settings"][0]["value"], rule["severity"], rule["since"]

    assert as_on(since) == (7, "hint", str(since))
    assert as_on(None) == (7, "hint", str(since))
    assert as_on(since - timedelta(days=1)) == (1, None, None)


def test_a_day_that_is_none_is_refused_with_a_sentence(client, cast):
    client.force_login(cast.user(Role.REPORTER))

    answer = client.get(ADDRESS, {"on": "2024-02-31"})

    assert answer.status_code == 422
    assert answer.json()["error"].startswith("«on» нь «2024-02-31» байж болохгүй")
    assert "openapi.json" in answer.json()["error"]
    assert list(answer.json()) == ["error"]


def test_a_program_without_a_session_is_told_to_sign_in(client):
    answer = client.get(ADDRESS)

    assert answer.status_code == 401
    assert list(answer.json()) == ["error"]
    assert "нэвтэр" in answer.content.decode()  # not escaped


def test_a_role_that_needs_a_second_factor_gets_nothing_without_one(client, cast, settings):
    settings.MFA_REQUIRED = frozenset({Role.REPORTER})
    client.force_login(cast.user(Role.REPORTER))

    answer = client.get(ADDRESS)

    assert answer.status_code == 403
    assert list(answer.json()) == ["error"]


def test_cyrillic_is_not_escaped(client, cast):
    client.force_login(cast.user(Role.REPORTER))

    assert "Шийдвэр гарахаас өмнөх хугацаа" in client.get(ADDRESS).content.decode()
