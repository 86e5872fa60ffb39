import gc
import weakref

import pytest

from bielelt.core.collecting import collect_rarely


@pytest.fixture
def restored():
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


class Loop:
    def __init__(self):
        self.me = self


@pytest.mark.usefixtures("restored")
def test_what_only_holds_itself_is_let_go_later_but_is():
    collect_rarely()
    gc.collect()
    first = weakref.ref(Loop())

    few = [Loop() for _ in range(2_000)]
    assert first() is not None
    more = [Loop() for _ in range(60_000)]

    assert first() is None
    assert len(few) + len(more) == 62_000
