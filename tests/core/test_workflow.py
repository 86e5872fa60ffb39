import pytest

from bielelt.core.errors import Refused
from bielelt.core.roles import GRANTS, Permission, Role
from bielelt.core.workflow import LOCKED, TRANSITIONS, State, step, steps_from


def test_the_way_forward_goes_through_every_state_once():
    forward = [(t.source, t.target) for t in TRANSITIONS if not t.is_return]

    assert forward == list(zip(list(State), list(State)[1:], strict=False))


def test_every_return_goes_exactly_one_step_back():
    forward = {(t.target, t.source) for t in TRANSITIONS if not t.is_return}

    assert {(t.source, t.target) for t in TRANSITIONS if t.is_return} == forward


def test_what_is_locked_is_left_only_with_a_right_of_its_own():
    leaving = {t.permission for t in TRANSITIONS if t.source in LOCKED}

    assert leaving == {Permission.REPORT_REOPEN, Permission.REPORT_PUBLISH}


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: t.key)
def test_every_step_may_be_taken_by_some_person_but_never_by_all(transition):
    who = {role for role in Role if transition.permission in GRANTS[role]}

    assert 0 < len(who) < len(Role)


def test_a_step_out_of_another_state_is_refused_with_the_state_it_needs():
    assert step("submit", State.REVIEWED).target is State.SUBMITTED

    with pytest.raises(Refused) as refusal:
        step("submit", State.DRAFT)

    assert str(refusal.value) == (
        "The report is “draft”; “submit” is possible only while it is “reviewed”. "
        "Reload the page to see how far it has come."
    )


def test_an_unknown_step_is_refused_with_the_steps_there_are():
    with pytest.raises(Refused, match=r"There is no step “jump”. Use one of: sign_off"):
        step("jump", State.DRAFT)


def test_the_next_steps_are_those_the_role_grants():
    may = GRANTS[Role.ASSESSOR].__contains__

    assert [t.key for t in steps_from(State.SUBMITTED, may)] == [
        "assess",
        "return_to_reviewer",
    ]
    assert steps_from(State.DRAFT, may) == ()
