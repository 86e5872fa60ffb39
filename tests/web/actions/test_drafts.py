import pytest

from bielelt_web.actions.drafts import Merging, merge_drafts
from bielelt_web.queries.drafts import Draft, Figure

ROADS, WELLS = Figure("Зам", "км", value="12"), Figure("Худаг", "ширхэг", value="5")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        (Draft(), Draft("Хийв."), Draft(), Merging(Draft("Хийв."))),
        (Draft(), Draft(), Draft("Хийв."), Merging(Draft("Хийв."))),
        (Draft(), Draft("Хийв."), Draft("Хийв."), Merging(Draft("Хийв."))),
        (Draft(), Draft("Хийв."), Draft(rating="70"), Merging(Draft("Хийв.", "70"))),
        (
            Draft(rating="50"),
            Draft(rating="70"),
            Draft(rating="90"),
            Merging(Draft(rating="70"), ("rating",)),
        ),
        (
            Draft(quantities=(ROADS,)),
            Draft(quantities=()),
            Draft(quantities=(ROADS, WELLS)),
            Merging(Draft(quantities=(WELLS,))),
        ),
        (
            Draft(),
            Draft(quantities=(ROADS, ROADS)),
            Draft(quantities=(ROADS, WELLS)),
            Merging(Draft(quantities=(ROADS, WELLS)), ("quantities",)),
        ),
    ],
    ids=["mine", "theirs", "same", "apart", "choice", "rows", "twice"],
)
def test_what_two_people_did_comes_together(base, mine, theirs, merged):
    assert merge_drafts(base, mine, theirs) == merged
