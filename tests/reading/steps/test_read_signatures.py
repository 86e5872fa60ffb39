import pytest
from tests.reading.steps.bench import lay, opening

from bielelt.core.report import Signature
from bielelt.reading.steps import read_signatures

REVIEWED = Signature("reviewed", "ТАМГЫН ГАЗРЫН ДАРГА", "Д.ӨНӨР")
PREPARED = Signature("prepared", "АХЛАХ МЭРГЭЖИЛТЭН", "С.ҮҮРИЙНТУЯА")
ABOVE = ("ХЯНАСАН", "ТАМГЫН ГАЗРЫН", "ДАРГА Д.ӨНӨР")
BELOW = ("БИЕЛЭЛТ ГАРГАСАН", "АХЛАХ МЭРГЭЖИЛТЭН С.ҮҮРИЙНТУЯА")
WORDS = (None, "form-words", "signatures")


@pytest.mark.parametrize(
    "above",
    [
        ABOVE,
        (" ".join(ABOVE),),
        ("Хянасан: ТАМГЫН ГАЗРЫН ДАРГА .......... /Д. ӨНӨР/",),
        (("ХЯНАСАН", "ТАМГЫН ГАЗРЫН ДАРГА", "", "Д.ӨНӨР"),),
    ],
)
def test_post_and_name_are_read_in_lines_in_one_line_and_in_a_row(above):
    bench = lay(read_signatures, opening(1), *above, *BELOW)

    assert bench.draft.signatures == [REVIEWED, PREPARED]
    assert bench.repairs == [WORDS, WORDS]
    assert bench.doubts == []


def test_what_a_scanner_made_of_the_signature_itself_is_dropped_and_doubted():
    bench = lay(read_signatures, opening(1), *ABOVE[:2], "ДАРГА жЖыв Д.ӨНӨР", *BELOW)

    assert bench.draft.signatures == [REVIEWED, PREPARED]
    assert bench.repairs == [WORDS, (None, "signature-noise", "signatures"), WORDS]
    assert bench.dropped == ["ХЯНАСАН", "жЖыв", "БИЕЛЭЛТ ГАРГАСАН"]
    assert bench.doubts == [(None, "signatures")]


def test_a_post_without_a_name_at_the_end_is_kept_in_a_repair_and_doubted():
    bench = lay(read_signatures, opening(1), *ABOVE, BELOW[0], "АХЛАХ МЭРГЭЖИЛТЭН")

    assert bench.draft.signatures == [REVIEWED]
    assert bench.repairs == [WORDS, WORDS, (None, "signature-unreadable", "signatures")]
    assert bench.dropped == ["ХЯНАСАН", "БИЕЛЭЛТ ГАРГАСАН", "АХЛАХ МЭРГЭЖИЛТЭН"]
    assert bench.doubts == [(None, "signatures")]


def test_a_post_without_a_name_is_not_given_to_the_next_one_who_signs():
    bench = lay(read_signatures, opening(1), *ABOVE[:2], "ДАРГА", *BELOW)

    assert bench.draft.signatures == [PREPARED]
    assert bench.dropped == ["ХЯНАСАН", "ТАМГЫН ГАЗРЫН ДАРГА", "БИЕЛЭЛТ ГАРГАСАН"]
    assert bench.doubts == [(None, "signatures")]


def test_a_role_with_nobody_below_it_is_doubted():
    bench = lay(read_signatures, opening(1), *ABOVE, BELOW[0])

    assert bench.draft.signatures == [REVIEWED]
    assert bench.doubts == [(None, "signatures")]


def test_what_is_no_signature_stays_for_the_next_step():
    bench = lay(read_signatures, opening(1), *ABOVE, "Нийт арга хэмжээний тоо: 1", *BELOW)

    assert bench.draft.signatures == [REVIEWED, PREPARED]
    assert [line.text for line in bench.draft.tail] == ["Нийт арга хэмжээний тоо: 1"]
