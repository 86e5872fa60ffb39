"""One system, address, company or person written in two ways in one report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from bielelt.checks.base import (
    Finding,
    Quote,
    Setting,
    Severity,
    Words,
    kept,
    passages,
)
from bielelt.core.report import Report
from bielelt.language.names import (
    Name,
    Named,
    by_ear,
    consonants,
    find_names,
    fold_label,
    labels_of,
)
from bielelt.language.quoted_names import Name as QuotedName
from bielelt.language.quoted_names import alike_names, quoted_names

TITLE = Words("Нэг зүйлийг хоёр янзаар нэрлэсэн", "One thing, two names")
EXAMPLE = Words(
    "«orkhon.gov.mn», «orhon.gov.mn» гэж нэг хаягийг хоёр янзаар бичжээ.",
    "“orkhon.gov.mn” and “orhon.gov.mn” seem to be one address.",
)
_SHORT_LABEL, _LONG_LABEL, _LONG_COMPANY, _LONG_PERSON = 5, 7, 6, 9
_WORDS_AROUND = 2
_HEARD = 4  # letters by which a name is known by ear

_Places = dict[str, list[tuple[Quote, Name]]]
_Known = dict[str, tuple[str, Quote]]

_find = kept(find_names)


@dataclass(frozen=True, slots=True)
class TwoNames:
    """Spellings that differ only by alphabet, transliteration or one letter.

    Why: methodology §6.33. Whoever searches for one name misses the other. Endings never
    make two names, nor does a capital in an address.
    """

    slug: str = "two-names"
    title: Words = TITLE
    example: Words = EXAMPLE
    settings: tuple[Setting, ...] = ()
    is_on: bool = True

    def run(self, report: Report) -> Iterator[Finding]:
        """Yield a DOUBT per pair of names, a HINT where only capitals or a person differ."""
        found: dict[Named, _Places] = {kind: {} for kind in Named}
        around: dict[str, dict[str, tuple[Quote, Name]]] = {}
        for passage in passages(report):
            for name in _find(passage.text):
                quote = passage.quote(name.start, name.end)
                found[name.named].setdefault(name.name, []).append((quote, name))
                if name.named is Named.ADDRESS:
                    sentence = _around(passage.text, name)
                    around.setdefault(sentence, {}).setdefault(name.name, (quote, name))
        yield from self._addresses(found[Named.ADDRESS], around)
        yield from self._spoken(found)
        yield from self._companies(found[Named.COMPANY])
        yield from self._people(found[Named.PERSON])
        yield from self._quoted(report)

    def _addresses(
        self, hosts: _Places, around: dict[str, dict[str, tuple[Quote, Name]]]
    ) -> Iterator[Finding]:
        labels: dict[str, str] = {}
        for host in hosts:
            labels |= {
                label: host for label in labels_of(host) if len(label) >= _LONG_LABEL
            }
        told: set[tuple[str, str]] = set()
        for one, other in _neighbours(hosts):
            told |= {(one, other), (other, one)}
            quotes = [hosts[one][0][0], hosts[other][0][0]]
            yield self._finding(Severity.DOUBT, (one, other), quotes)
        for one, other in combinations(labels, 2):
            if (labels[one], labels[other]) not in told and _near(
                fold_label(one), fold_label(other)
            ):
                told |= {(labels[one], labels[other]), (labels[other], labels[one])}
                quotes = [hosts[h][0][0] for h in (labels[one], labels[other])]
                yield self._finding(Severity.DOUBT, (one, other), quotes)
        for sentence, places in around.items():
            for one, other in combinations(places, 2):
                if sentence and (one, other) not in told:
                    quotes = [places[one][0], places[other][0]]
                    yield self._finding(Severity.DOUBT, (one, other), quotes)

    def _spoken(self, found: dict[Named, _Places]) -> Iterator[Finding]:
        latin: _Known = {}
        heard: _Known = {}
        for kind in (Named.ADDRESS, Named.SYSTEM, Named.TITLED):
            for places in found[kind].values():
                quote, name = places[0]
                if name.name.isascii() and len(labels_of(name.name)) == 1:
                    _learn(name, quote, latin, heard)
        spoken = {**found[Named.TITLED], **found[Named.SYSTEM]}
        for surface, ((quote, name), *_) in spoken.items():
            if surface.isascii():
                continue
            twin = next((latin[key] for key in name.keys if key in latin), None)
            twin = twin or _begun_alike(name, latin)
            if twin and name.named is Named.TITLED and "." in twin[0]:
                continue  # an ordinary word and the domain that it has
            severity = Severity.DOUBT if twin else Severity.HINT
            twin = twin or _sounding_alike(name, heard)
            if twin:
                yield self._finding(severity, (twin[1].text, surface), [twin[1], quote])

    def _companies(self, companies: _Places) -> Iterator[Finding]:
        for one, other in combinations(companies, 2):
            keys = companies[one][0][1].keys[0], companies[other][0][1].keys[0]
            same = keys[0] == keys[1]
            if same or (min(map(len, keys)) >= _LONG_COMPANY and _near(*keys)):
                quotes = [companies[one][0][0], companies[other][0][0]]
                severity = Severity.HINT if same else Severity.DOUBT
                yield self._finding(severity, (one, other), quotes)

    def _people(self, people: _Places) -> Iterator[Finding]:
        by_initial: dict[str, list[str]] = {}
        for person in people:
            if len(person) >= _LONG_PERSON:
                by_initial.setdefault(person.split(".")[0], []).append(person)
        for names in by_initial.values():
            for one, other in combinations(names, 2):
                # «Д.Энх-Амар», «Д.Энхамар» are one name in two spellings.
                joined = [name.replace("-", "").casefold() for name in (one, other)]
                same = joined[0] == joined[1] or _near(one, other)
                if same and one[-3:] == other[-3:]:
                    quotes = [people[one][0][0], people[other][0][0]]
                    yield self._finding(Severity.HINT, (one, other), quotes)

    def _quoted(self, report: Report) -> Iterator[Finding]:
        """Tell names in quotation marks that differ in the order or the form of a word."""
        quotes: dict[QuotedName, Quote] = {}
        for passage in passages(report):
            for start, end, name in quoted_names(passage.text):
                quotes.setdefault(name, passage.quote(start, end))
        for one, other in alike_names(list(quotes)):
            pair = quotes[one], quotes[other]
            yield self._finding(Severity.HINT, (pair[0].text, pair[1].text), pair)

    def _finding(
        self, severity: Severity, names: tuple[str, str], quotes: Sequence[Quote]
    ) -> Finding:
        one, other = names
        return Finding(
            self.slug,
            severity,
            tuple(dict.fromkeys(q.clause for q in quotes if q.clause is not None)),
            tuple(quotes),
            Words(
                f"«{one}», «{other}» гэж нэг зүйлийг хоёр янзаар бичсэн бололтой.",
                f"«{one}» and «{other}» seem to be one thing, written in two ways.",
            ),
            Words(
                "Нэг зүйл бол албан ёсны нэрээр нь нэг мөр бичих.",
                "If they are one, use the official name throughout.",
            ),
        )


def _learn(name: Name, quote: Quote, latin: _Known, heard: _Known) -> None:
    """Keep a Latin name under its keys, and under how it sounds."""
    for key in name.keys:
        latin.setdefault(key, (name.name, quote))
        heard.setdefault(by_ear(key), (name.name, quote))
    heard.setdefault(consonants(labels_of(name.name)[0]), (name.name, quote))


def _sounding_alike(name: Name, heard: _Known) -> tuple[str, Quote] | None:
    """Return the Latin name that a Cyrillic one writes as it is heard."""
    sounds = (*map(by_ear, name.keys), consonants(name.name))
    return next((heard[s] for s in sounds if s in heard and len(s) >= _HEARD), None)


def _neighbours(hosts: _Places) -> Iterator[tuple[str, str]]:
    """Yield short hosts that share all but one label, which a letter more or less parts.

    «egazar.gov.mn» and «egazr.gov.mn»; long labels are compared wherever they stand. Each
    host is kept under its forms with a letter left out, so that the cost stays linear.
    """
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for host in hosts:
        labels = host.split(".")
        for place, label in enumerate(labels[:-1]):
            if not _SHORT_LABEL <= len(label) <= _LONG_LABEL or not label.isalpha():
                continue
            forms = {label, *(label[:i] + label[i + 1 :] for i in range(1, len(label)))}
            keys = [(*labels[:place], form, *labels[place + 1 :]) for form in forms]
            near = sorted({seen[k] for k in keys if k in seen})
            yield from ((other, host) for other, its in near if _is_slip(its, label))
            seen |= {k: (host, label) for k in keys if k not in seen}


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter inside is lost or two are exchanged; another last letter is a name."""
    short, long = sorted((one, other), key=len)
    lost = len(short) < len(long) and not long.startswith(short)
    return lost or (one != other and sorted(one) == sorted(other))


def _begun_alike(name: Name, latin: _Known) -> tuple[str, Quote] | None:
    """Return the Latin name that «и-…» shortens: «и-монгол» for «E-Mongolia»."""
    if not re.match(r"[иэе]-", name.name, re.IGNORECASE):
        return None
    key = min(name.keys, key=len)
    if len(key) < _LONG_COMPANY:
        return None
    return next(
        (latin[k] for k in latin if k.startswith(key) and len(k) <= len(key) + 2), None
    )


def _near(one: str, other: str) -> bool:
    """Whether one letter parts the two, digits excepted: «1-р», «2-р» are two."""
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _around(text: str, name: Name) -> str:
    """Return the words around an address; empty where there are too few to tell."""
    before = re.findall(r"\w+", text[max(0, name.start - 60) : name.start])[-_WORDS_AROUND:]
    after = re.findall(r"\w+", text[name.end : name.end + 60])[:_WORDS_AROUND]
    if len(before) < _WORDS_AROUND or len(after) < _WORDS_AROUND:
        return ""
    return " ".join((*before, "…", *after)).casefold()
