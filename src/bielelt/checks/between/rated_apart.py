"""One duty with nearly the same progress, rated far apart in two reports."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bielelt.checks.base import Answerer, Finding, Quote, Setting, Severity, Words
from bielelt.checks.between.base import Told, grouped, told_in
from bielelt.core.report import Report
from bielelt.language.copying import Likeness, likeness, running

_LONG = 30
_MOST_PEERS = 60
TITLE = Words(
    "Ижил явцыг дээд шатны байгууллага өөр үнэлсэн", "Same progress, upper ratings apart"
)
EXAMPLE = Words(
    "Нэг заалтын бараг ижил явцыг нэг суманд 100%, нөгөөд 30% гэж үнэлжээ.",
    "Nearly the same progress on one clause is rated 100% in one district and 30% in another.",
)
SETTINGS = (
    Setting(
        "points",
        Words("Үнэлгээ хэдэн нэгжээр зөрвөл мэдэгдэх", "How many points ratings lie apart"),
        10,
        100,
    ),
    Setting(
        "percent",
        Words(
            "Явцын хэдэн хувь нь давхцах",
            "What part of the progress is the same, in per cent",
        ),
        60,
        100,
    ),
    Setting("words", Words("Явцын хамгийн цөөн үг", "Fewest words of a progress"), 5, 60),
)


@dataclass(frozen=True, slots=True)
class RatedApart:
    """The upper body rates the same words on the same clause of the same act differently.

    Why: methodology §6.44. Ratings have to be comparable between districts. Where figures
    differ the work differs, and so may the ratings.
    """

    slug: str = "rated-apart"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = SETTINGS
    is_on: bool = True
    points: int = 30
    percent: int = 85
    words: int = 10

    def run(self, reports: Sequence[Report]) -> Iterator[tuple[int, Finding]]:
        """Yield a DOUBT per clause and the likest progress that is rated far apart."""
        for group in grouped(told_in(reports), by_organisation=False).values():
            rated = [told for told in group if isinstance(told.clause.upper_rating, int)]
            ratings = {_rating(told) for told in rated}
            if ratings and max(ratings) - min(ratings) >= self.points:
                yield from self._compare(rated)

    def _compare(self, group: list[Told]) -> Iterator[tuple[int, Finding]]:
        holders: defaultdict[str, list[Told]] = defaultdict(list)
        for told in group:
            for sentence in _long_sentences(told):
                holders[sentence].append(told)
        for told in group:
            shared: Counter[Told] = Counter()
            for sentence in _long_sentences(told):
                for peer in holders[sentence][:_MOST_PEERS]:
                    shared[peer] += len(sentence)
            half = len(told.clause.progress or "") / 2
            found = (
                (peer, alike)
                for peer, letters in shared.most_common(_MOST_PEERS)
                if letters >= half
                and peer.report != told.report
                and not self._are_near(told, peer)
                and (alike := self._same_words(told, peer))
            )
            for peer, alike in islice(found, 1):
                yield told.report, self._finding(told, peer, alike)

    def _are_near(self, one: Told, other: Told) -> bool:
        return abs(_rating(one) - _rating(other)) < self.points

    def _same_words(self, told: Told, peer: Told) -> Likeness | None:
        here, there = (running(one.clause.progress or "") for one in (told, peer))
        alike = likeness(here, there)
        if alike is None or alike.own < self.words or alike.figures:
            return None
        part = alike.shared * 100 / max(len(here), len(there))
        return alike if part >= self.percent else None

    def _finding(self, told: Told, peer: Told, alike: Likeness) -> Finding:
        here, there = f"{_rating(told)}%", f"{_rating(peer)}%"
        serial = told.clause.serial
        return Finding(
            self.slug,
            Severity.DOUBT,
            (serial,),
            (
                Quote(serial, "upper", here),
                told.quote(*alike.here, here=True),
                Quote(peer.clause.serial, "upper", there, report=peer.name),
                peer.quote(*alike.there, here=False),
            ),
            Words(
                f"Нэг заалтын бараг ижил явцыг ({alike.shared} үг нь давхцсан) энд {here}, "
                f"«{peer.name}» тайланд {there} гэж үнэлжээ.",
                f"Nearly the same progress on the same clause ({alike.shared} words are the "
                f"same) is rated {here} here and {there} in “{peer.name}”.",
            ),
            Words(
                "Хоёр үнэлгээний үндэслэлийг харьцуулж, ижил ажлыг ижил үнэлэх.",
                "Compare the grounds of both ratings and rate equal work equally.",
            ),
            Answerer.ASSESSOR,
            arithmetic=f"{here} ≠ {there}",
        )


def _long_sentences(told: Told) -> set[str]:
    """Return the sentences by which nearly equal texts are found, cut roughly."""
    return {s for s in (told.clause.progress or "").split(".") if len(s) >= _LONG}


def _rating(told: Told) -> int:
    rating = told.clause.upper_rating
    return rating if isinstance(rating, int) else 0
