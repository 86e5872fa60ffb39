"""Whether a text tells all that its duty asks for as done, so that it bears no low rating."""

from bielelt.language.accounts import Account
from bielelt.language.stages import Stage, StageWord
from bielelt.language.surpassed import find_surpassed
from bielelt.language.whole_work import (
    find_nothing_left,
    find_whole_work,
    is_finished,
    is_last,
)
from bielelt.language.wholly_done import find_wholly_done

Spans = tuple[tuple[int, int], ...]
"""Places of a text."""

_OPEN = tuple(stage for stage in Stage if stage is not Stage.DONE)
_NOT_OR_LATER = (Stage.NOT_BEGUN, Stage.FAILED, Stage.UNFINISHED, Stage.WAITING)


def find_all_told(account: Account) -> Spans:
    """Return where the last deed of the duty is told as done of all, if nothing is open."""
    if not account.sure or is_open(account):
        return ()
    wholly = find_wholly_done(account.text, account.duty)
    return (wholly.span(),) if wholly else ()


def find_no_rest(account: Account) -> Spans:
    """Return where the work as such is told to have no rest, and nothing behind is open."""
    left = find_nothing_left(account.text, account.duty) if account.sure else None
    if left is None:
        return ()
    later = any(word.start > left.end() for word in account.of(*_NOT_OR_LATER))
    return () if later else (left.span(),)


def find_more_than_planned(account: Account) -> Spans:
    """Return where more than was planned is told, if nothing is open."""
    if not account.sure or any(account.of(*_NOT_OR_LATER)):
        return ()
    return tuple(find_surpassed(account.text))


def find_fulfilled(account: Account, *, is_low: bool) -> tuple[Spans, bool] | None:
    """Return where all is told as done, and whether that is sure.

    Where the rating is not low, only a work that is told to be finished as a whole counts.
    """
    whole = find_whole_work(account.text, account.duty)
    if not is_low and not (whole and is_finished(account.text, whole)):
        return None
    done = [w for w in account.of(Stage.DONE) if whole or account.is_whole(w)]
    others = [w for w in account.of(*_OPEN) if not (done and account.is_in_use(w))]
    told = (
        account.sure
        and (whole or account.is_closed)
        and (not account.has_a_part or (whole and is_last(account.text, whole.end())))
    )
    if others or not told:
        return None
    if not done:
        last = account.words[-1:]
        return (spans_of(last), False) if account.is_as_asked else None
    spans = (*map(account.whole_span, done), *([whole.span()] if whole else []))
    return spans, True


def is_open(account: Account) -> bool:
    """Whether anything is told as not done, not finished or still to be done."""
    used = account.is_in_use
    return not all(map(used, account.of(*_OPEN))) or account.has_a_part


def spans_of(words: tuple[StageWord, ...]) -> Spans:
    """Return where statements stand."""
    return tuple((word.since, word.end) for word in words)
