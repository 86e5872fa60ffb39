"""One duty with nearly the same progress, or as much of it done, rated far apart in two reports."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bielelt.checks.base import Answerer, Finding, Quote, Setting, Severity, Words
from bielelt.checks.between.base import Told, grouped, told_in
from bielelt.core.report import Report
from bielelt.language.copying import Likeness, likeness, running
from bielelt.language.numerals import figure
from bielelt.language.reached import Reached, reached

_LONG = 30
_MOST_PEERS = 60
_SLIGHTLY = 10
_WHOLLY = 95
_NEAR = 5
_ALL = 100
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
    """The upper body rates the same words, or as much done, on one clause of one act differently.

    Why: methodology §6.44. Ratings have to be comparable between districts. Where figures
    differ the work differs, and so may the ratings, unless the shares reached are as near.
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
        """Yield a DOUBT per clause and its likest progress, a HINT where as much is reached."""
        for group in grouped(told_in(reports), by_organisation=False).values():
            rated = [told for told in group if isinstance(told.clause.upper_rating, int)]
            ratings = {_rating(told) for told in rated}
            if not ratings or max(ratings) - min(ratings) < _SLIGHTLY:
                continue
            seen: set[tuple[int, int]] = set()
            for number, finding in self._compare(rated):
                seen.add((number, finding.clauses[0]))
                yield number, finding
            if max(ratings) - min(ratings) >= self.points:
                for told, peer, here, there in self._as_much(rated):
                    if (told.report, told.clause.serial) not in seen:
                        yield told.report, self._of_shares(told, peer, here, there)

    def _compare(self, group: list[Told]) -> Iterator[tuple[int, Finding]]:
        holders: defaultdict[str, list[Told]] = defaultdict(list)
        for told in group:
            for sentence in _long_sentences(told):
                holders[sentence].append(told)
        for told in group:
            shared: Counter[Told] = Counter()
            for sentence, letters in _long_sentences(told).items():
                for peer in holders[sentence][:_MOST_PEERS]:
                    shared[peer] += letters
            half = len(told.clause.progress or "") / 2
            found = (
                (peer, alike)
                for peer, letters in shared.most_common(_MOST_PEERS)
                if letters >= half
                and peer.report != told.report
                and abs(_rating(told) - _rating(peer)) >= _SLIGHTLY
                and (alike := self._same_words(told, peer))
            )
            for peer, alike in islice(found, 1):
                yield told.report, self._finding(told, peer, alike)

    def _are_near(self, one: Told, other: Told) -> bool:
        return abs(_rating(one) - _rating(other)) < self.points

    def _as_much(self, group: list[Told]) -> Iterator[tuple[Told, Told, Reached, Reached]]:
        """Yield each clause with the one of another report nearest to it in what was reached.

        Sorted by what was reached, so that only neighbours are compared.
        """
        known = [
            (share, told)
            for told in group
            if (share := reached(told.clause.progress or "", told.clause.text or ""))
        ]
        known.sort(key=lambda pair: (pair[0].is_demanded, pair[0].percent))
        for place, (here, told) in enumerate(known):
            near = known[max(0, place - _NEAR) : place + _NEAR + 1]
            peers = (
                (there, peer)
                for there, peer in near
                if peer.report != told.report
                and here.is_demanded == there.is_demanded
                and not self._are_near(told, peer)
                and _is_unjust(here, there, _rating(told) - _rating(peer))
            )
            for there, peer in islice(peers, 1):
                yield told, peer, here, there

    def _same_words(self, told: Told, peer: Told) -> Likeness | None:
        here, there = (running(one.clause.progress or "") for one in (told, peer))
        alike = likeness(here, there)
        if alike is None or alike.own < self.words or alike.figures:
            return None
        part = alike.shared * 100 / max(len(here), len(there))
        least = _WHOLLY if self._are_near(told, peer) else self.percent
        return alike if part >= least else None

    def _finding(self, told: Told, peer: Told, alike: Likeness) -> Finding:
        here, there = f"{_rating(told)}%", f"{_rating(peer)}%"
        serial = told.clause.serial
        return Finding(
            self.slug,
            Severity.HINT if self._are_near(told, peer) else Severity.DOUBT,
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

    def _of_shares(self, told: Told, peer: Told, here: Reached, there: Reached) -> Finding:
        ratings = [f"{_rating(one)}%" for one in (told, peer)]
        shares = [f"{figure(round(one.percent, 1))}%" for one in (here, there)]
        return Finding(
            self.slug,
            Severity.HINT,
            (told.clause.serial,),
            (
                Quote(told.clause.serial, "upper", ratings[0]),
                told.quote(here.start, here.stop, here=True),
                Quote(peer.clause.serial, "upper", ratings[1], report=peer.name),
                peer.quote(there.start, there.stop, here=False),
            ),
            Words(
                f"Нэг заалтын биелэлт энд {shares[0]}, «{peer.name}» тайланд {shares[1]} хүрсэн "
                f"атал {ratings[0]}, {ratings[1]} гэж өөр үнэлжээ.",
                f"Of the same clause {shares[0]} was reached here and {shares[1]} in "
                f"“{peer.name}”, but they are rated {ratings[0]} and {ratings[1]}.",
            ),
            Words(
                "Хоёр үнэлгээний үндэслэлийг харьцуулж, ижил ажлыг ижил үнэлэх.",
                "Compare the grounds of both ratings and rate equal work equally.",
            ),
            Answerer.ASSESSOR,
            arithmetic=f"{shares[0]} → {ratings[0]}, {shares[1]} → {ratings[1]}",
        )


def _is_unjust(here: Reached, there: Reached, higher: int) -> bool:
    """Whether what was reached is nearly the same, or less where it is rated higher."""
    more = here.percent - there.percent
    turned = more * higher < 0 and max(here.percent, there.percent) < _ALL
    return abs(more) <= _NEAR or turned


def _long_sentences(told: Told) -> dict[str, int]:
    """Return how the sentences begin by which nearly equal texts are found, cut roughly."""
    return {
        s[:_LONG]: len(s)
        for s in (told.clause.progress or "").split(".")
        if len(s) >= _LONG
    }


def _rating(told: Told) -> int:
    rating = told.clause.upper_rating
    return rating if isinstance(rating, int) else 0
