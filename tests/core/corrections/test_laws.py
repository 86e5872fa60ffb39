"""What holds of every report and every list of corrections."""

from dataclasses import replace

from hypothesis import given, reject, settings
from hypothesis import strategies as st
from tests.core.corrections.wishes import corrected, letters, reports, seamed

from bielelt.core.corrections import Kind, Result, correcting, replay
from bielelt.core.corrections.corrections_json import dumps, loads
from bielelt.core.errors import BieleltError

MOVING = (Kind.SPLIT, Kind.MERGE, Kind.MOVE, Kind.BEGIN, Kind.PLACE)


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_merging_undoes_splitting(data):
    source = data.draw(reports())
    stands = data.draw(st.sampled_from(list(source.clauses)))
    address = str(stands.serial)
    values = {
        "text": seamed(data.draw, stands.text or ""),
        "progress": seamed(data.draw, stands.progress or ""),
    }
    try:
        split = correcting(source, [], Kind.SPLIT, address, values)
    except BieleltError:
        reject()
    merge = correcting(source, [split], Kind.MERGE, address, {})

    after = replay(source, [split, merge])

    assert replace(after.report, repairs=()) == source


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_nothing_that_only_moves_words_loses_or_adds_a_letter(data):
    source = data.draw(reports())
    made = data.draw(corrected(source, MOVING))

    assert letters(replay(source, made).report) == letters(source)


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_on_the_same_reading_every_correction_is_applied_again(data):
    source = data.draw(reports())
    made = data.draw(corrected(source))

    after = replay(source, made)

    assert [o.result for o in after.outcomes] == [Result.APPLIED] * len(made)
    assert replay(source, loads(dumps(made))) == after


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_on_another_reading_no_correction_is_lost_and_a_conflict_changes_nothing(data):
    source, other = data.draw(reports()), data.draw(reports())
    made = data.draw(corrected(source))

    after = replay(other, made)

    assert len(after.outcomes) == len(made)
    carried = [
        c
        for c, o in zip(made, after.outcomes, strict=True)
        if o.result is not Result.CONFLICT
    ]
    assert replay(other, carried).report == after.report
    assert [bool(o.why) for o in after.outcomes] == [
        o.result is Result.CONFLICT for o in after.outcomes
    ]


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_serials_stay_apart_and_have_no_gap_that_the_reading_had_not(data):
    source = data.draw(reports())
    made = data.draw(corrected(source))
    gaps = _missing(source)

    after = replay(source, made).report

    serials = [c.serial for c in after.clauses]
    assert len(set(serials)) == len(serials)
    assert len(_missing(after)) <= len(gaps)


def _missing(source):
    serials = {c.serial for c in source.clauses}
    return set(range(1, max(serials) + 1)) - serials


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_what_a_reading_says_by_itself_is_not_done_to_it_once_more(data):
    source = data.draw(reports())
    made = data.draw(corrected(source, most=1))
    better = replace(replay(source, made).report, repairs=())

    after = replay(better, made)

    assert after.report == better
    assert Result.APPLIED not in [o.result for o in after.outcomes]
