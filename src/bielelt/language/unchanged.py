"""What a text tells is as it was, or was sent back, so that nothing came of the work.

«Орон тоо сул хэвээр байна», «аль ч баг ваннгүй хэвээр», «талбай хоосон хэвээр»; «төсөл
хуралдаанаас буцаагдсан тул дахин боловсруулна».
"""

import re
from collections.abc import Iterator

from bielelt.language.folding import small
from bielelt.language.sentences import sentence_at
from bielelt.language.undone import EXCUSED, tells_a_deed

_ENDS = r"(?=\s*(?:[.,;!?)]|$)|\s+(?:байна|байгаа|үлд|бөгөөд|тул|учир)\b)"
# A lack, or a state that work is asked to end.
_BAD = (
    r"(?:(?!аюулгүй|өртөгчлөлгүй|зөрчилгүй|гомдолгүй|тасралтгүй|өөрчлөлтгүй|алдаагүй|хэлбэлзэлгүй|саадгүй)\w{2,}гүй|сул|хоосон|эвдэрхий|эвдэрсэн|хаалттай|түгжээтэй|"
    r"эзгүй|муу|зогссон|хуучин|хуучнаараа|гацсан|хүлээгдсэн|дутуу|задгай|нурсан|зогсонги\s+байдалтай|хүнд\s+байдалтай|ашиглалтгүй)"
)
_STILL = r"(?:хэвээр|хэвээрээ|чигээрээ|чигтээ|янзаараа|янзандаа)"
_UNCHANGED = re.compile(rf"\b{_BAD}\s+{_STILL}{_ENDS}")
_PAPER = r"(?:төсөл|төсл\w+|журам|журм\w+|төлөвлөгөө\w*|хөтөлбөр\w*|материал\w*|баримт\w*|тайлан\w*|санал\w*|тооцоо\w*|төсөв|төсв\w+|зураг\w*|тендер\w*)"
_SENT_BACK = re.compile(
    rf"\b{_PAPER}\s+(?:[\w-]+,?\s+){{0,8}}?буцаа(?:гда?)?(?:сан|в|лаа|жээ)(?=\s*[.,;]|\s*$|\s+(?:тул|учир|учраас|бөгөөд|байна|юм)\b)"
)
_ASKS_CONSENT = re.compile(r"бата?л|хэлэлцүүл|танилцуул|зөвшөөр|өргөн\s+бар")
_SOME = re.compile(r"\d|\b(?:зарим|үлдсэн|бусад|нөгөө|хэсэг)\b")
_GOES_WITH = ("хэвээр", "чигээрээ", "чигтээ", "янзаараа", "янзандаа")


def find_unchanged(text: str, duty: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` says that nothing changed, if no deed of ``duty`` is told as done."""
    lowered = small(text)
    still = any(map(lowered.__contains__, _GOES_WITH))
    back = "буцаа" in lowered and bool(_ASKS_CONSENT.search(small(duty)))
    if not (still or back) or tells_a_deed(text, duty):
        return
    for match in _UNCHANGED.finditer(lowered) if still else ():
        start, end = sentence_at(text, match.start())
        since = max(start, lowered.rfind(", ", start, match.start()) + 1)
        if not _SOME.search(lowered, since, match.start()) and not EXCUSED.search(
            lowered, start, end
        ):
            yield since, match.end()
    for match in _SENT_BACK.finditer(lowered) if back else ():
        yield match.span()
