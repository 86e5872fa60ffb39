"""What a progress says of the work as a whole: its statements, held against the duty.

Each statement has a stage (see ``stages``). Whether it speaks of the work or of something
beside it, of all or of some, is told by its object and by the words of the duty.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bielelt.language.answers import Part, find_parts
from bielelt.language.asked_deeds import find_asked
from bielelt.language.dates import CACHED
from bielelt.language.demands import find_demands
from bielelt.language.folding import matches
from bielelt.language.likeness import key, keys, telling
from bielelt.language.no_failings import is_no_failing, is_not_due
from bielelt.language.quantities import Percent, Quantity, find_percents, find_quantities
from bielelt.language.sentences import sentence_at, sentence_spans
from bielelt.language.stages import Stage, StageWord, find_stages
from bielelt.language.stems import Case, case_of, stem
from bielelt.language.undone import EXCUSED, tells_a_deed, tells_done

_FULL = 100
# «95-100 хувийн хэмжээнд барих»
_BETWEEN = re.compile(r"\d\s?[-–]\s?\d{2,3}\s*(?:%|хув)", re.IGNORECASE)
_GOES_ON = (Stage.DONE, Stage.UNDER_WAY)
_DENIED = (Stage.FAILED, Stage.UNFINISHED, Stage.NOT_BEGUN)
# What comes after the work, or was put off for some: no plan of the work, no failure of it.
_ENDS = re.compile(r"[.!?]\s")
_LATER = re.compile(
    r"\b(?:үргэлжлүүлэн|цаашид|цаашдаа|баталгаат|үргэлж|тогтмол|зарим|\d\s+дугаар\s+улир\w+|бусад|нэг\s+нь|сар\s+бүр)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:үлдсэн|үлдэх|үлдэгд\w+|нөгөө\s+\d)", re.IGNORECASE)
# «шийдэгдэж байна», and not «болж байна», «ажиллаж байна».
_PROCESS = re.compile(r"\w+гд[аэ]ж|үргэлжил", re.IGNORECASE)
_MONEY = re.compile(r"төгрөг|мөнгө|хөрөнг", re.IGNORECASE)
# «цахимжуулалтыг эрчимжүүлэх»: there is no all of it.
_ONLY_MORE = re.compile(
    r"(?:эрчимжүүл|тогтмолжуул|үргэлжлүүл|өргөжүүл|идэвхжүүл|шуурхайл)(?:ж|\w{0,2}х(?:ыг|ийг)?)(?=[\s,;.]|$)",
    re.IGNORECASE,
)
_WHOLLY = ("бүгд", "бүрэн", "бүхэлд", "100", "гүйцэд")
_OWNED_PART = re.compile(
    r"\b\w{3,}(?:ын|ийн|ны|ний)\s+(?!бүгд|бүхэл|хувийг|ажлыг|үүргийг)(?P<part>\w{2,}(?:ыг|ийг|[аэоөуү]{2}г))"
    rf"\s+(?:{'|'.join(_WHOLLY)})",
    re.IGNORECASE,
)
# «хөргөлтийн ажлыг хойшлуулав», where a store was to be built.
_OWNED_WORK = re.compile(r"\b(\w{3,}(?:ын|ийн))\s+аж(?:ил|лыг|лаа)\b", re.IGNORECASE)
_IN_USE = re.compile(
    r"(?:үйлчил|үйлчлүүл|ашигла|ажилла|хэрэглэ|мөрд|мөрдө|гар|яв|хамрагд|суралц|тогло|амар|хоолло|хичээллэ|зорч)[жч]\s",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"хойш|цуцл|тасал|зогс", re.IGNORECASE)
WORK = r"(?:ажил|ажл(?:ыг|аа|ууд\w*)|арга\s+хэмжээ\w*|заалт\w*|үүр[эг]г?\w*|зорилт\w*|төлөвлөгөө\w*|даалгав\w*)"
"""The work as such, in any case; a pattern."""

_INFINITIVE = re.compile(r"\w{3,}х\b", re.IGNORECASE)
_OBJECT = re.compile(r"\w{2,}(?:ыг|ийг|[аэоөуү]{2}г)\b", re.IGNORECASE)
_ANY_WORK = re.compile(rf"\b{WORK}", re.IGNORECASE)
# «заалтыг хэрэгжүүллээ»: the work as a whole, in any past tense.
_THE_WORK = re.compile(
    r"\b(?:заалт|үүр[эг]г?|даалгав)\w*\s+(?:\w+\s+)?(?:хэрэгж|биел)\w+$", re.IGNORECASE
)
# Verbs of what is over when it is done once: a paper approved, a body set up.
_ACT_VERB = re.compile(
    r"(?:бата?л(?!га)|байгуул|томил|сунг|цуца?л|сонго|шинэчи?л)", re.IGNORECASE
)
_ASKED = re.compile(r"\b\w{3,}х(?=\s*(?:[,;.]|$))", re.IGNORECASE)
_ROOT = 3
_WORDS = re.compile(r"[^\W\d_]+")
_UNDONE = re.compile(
    r"[аэоө]{2}гүй\b|с[аэоө]нгүй\b|\w{3,}х(?:аар|ээр|оор|өөр)\b(?!\s+(?:төлөвлө|товло|заа)\w*сн)",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:дараа|ирэх|цааш)|гүй\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:зарим|үлдсэн|бусад|эхн\w+|нэг\w*\s+нь)\b", re.IGNORECASE)
_EACH_ONE = re.compile(
    r"\b(?:бүхэлд|бүрэн\s+\w+[жч]\b|төлөвлөсн?өөр|100\s*(?:%|хув\w+)|\d+-?(?:уула|үүлэ)\w*|бүгд\w*|бүх|хоёулаа|\w{3,}(?:уулаа|үүлээ)|(?:хоё|гурв|дөрв|тав|зург|дол|найм|ес|арв)\w*(?:лан|лэн)г?\w*)\b",
    re.IGNORECASE,
)

_ALL_OF_THEM = (
    "бүхэлд",
    "бүрэн",
    "төлөвлөс",
    "100",
    "уула",
    "үүлэ",
    "хоёулаа",
    "бүгд",
    "бүх",
    "лан",
    "лэн",
)


@dataclass(frozen=True, slots=True)
class Account:
    """A progress as its stages; ``sentences`` is how many it has, ``duty`` what was asked."""

    text: str
    duty: str
    sure: bool
    words: tuple[StageWord, ...]
    sentences: int

    def of(self, *stages: Stage) -> tuple[StageWord, ...]:
        """Return the statements of these stages."""
        return tuple(word for word in self.words if word.stage in stages)

    @property
    def is_positive(self) -> bool:
        """Whether something was done or is being done."""
        return bool(self.of(*_GOES_ON))

    @property
    def has_figures(self) -> bool:
        """Whether something is counted: then something was done, whatever is left."""
        told = self.text
        return bool(find_quantities(told)) or any(find_percents(told))

    def is_of_some(self, word: StageWord) -> bool:
        """Whether some are spoken of, or what comes after the work; days count nobody."""
        said = self.text[word.since : word.start]
        return bool(_LATER.search(said) or find_quantities(said))

    def is_of_all(self, word: StageWord) -> bool:
        """Whether all of what the clause asks for is spoken of: no part, no other thing."""
        text, asked = self.text, telling(self.duty)
        said, sentence = text[word.since : word.end], self.sentence(word)
        objects = _OBJECT.findall(said) or _OBJECT.findall(sentence)
        told = telling(" ".join(objects) or text[word.since : word.start])
        own = (
            not told
            or told & asked
            or (_ANY_WORK.search(said) and not _is_other_work(said, self.duty))
        )
        if _tells_all(said) or (own and not word.partly):
            return True
        return bool(own and _tells_all(sentence))

    def is_excused(self, word: StageWord) -> bool:
        """Whether only some are spoken of and nothing is owed for them."""
        return word.partly and bool(EXCUSED.search(self.sentence(word)))

    def is_rest(self, word: StageWord) -> bool:
        """Whether a statement speaks of what is left: «үлдсэн 3 худгийг дараа сард засна»."""
        said = self.text[word.since : word.start]
        money = _MONEY.search(said) and not _MONEY.search(self.duty)
        return bool(_REST.search(said)) and not money

    def sentence(self, word: StageWord) -> str:
        """Return the sentence of a statement up to its verb."""
        start, _ = sentence_at(self.text, word.start)
        return self.text[start : word.end]

    def is_whole(self, word: StageWord) -> bool:
        """Whether a statement says of what is asked for that all of it was done."""
        if _says_some(self.text):
            return False
        said = self.sentence(word)
        # «хашааны суурийг бүгдийг нь цутгасан»: all of a part.
        parts = {key(stem(part["part"])) for part in matches(_OWNED_PART, said, _WHOLLY)}
        if parts and parts.isdisjoint(key(stem(w)) for w in _WORDS.findall(self.duty)):
            return False
        if word.strong and self.is_of_all(word):
            return True
        own = _tells_all(said) and telling(said) & telling(self.duty)
        return bool(own or _THE_WORK.search(said))

    def whole_span(self, word: StageWord) -> tuple[int, int]:
        """Return where a statement stands with the words that say that it is of all."""
        begin, _ = sentence_at(self.text, word.start)
        each = _EACH_ONE.search(self.text, begin, word.since)
        since = max(begin, self.text.rfind(", ", begin, each.start()) + 1) if each else 0
        return (since if each else word.since), word.end

    def is_in_use(self, word: StageWord) -> bool:
        """Whether a statement tells that what was made is being used: «үйлчилж байна»."""
        return word.stage is Stage.UNDER_WAY and bool(_IN_USE.match(self.text, word.start))

    @property
    def has_all(self) -> bool:
        """Whether all of something was done: then a part may be told of something else."""
        return self.has_all_but(())

    def has_all_but(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether all of something was done, told outside of these places of the text."""
        return any(
            self.is_whole(word)
            for word in self.of(Stage.DONE)
            if not any(start <= word.start < end for start, end in spans)
        )

    @property
    def open_beside_a_part(self) -> tuple[StageWord, ...]:
        """What is being done last, where a part of something is told and not its rest."""
        text = self.text
        last = tuple(
            w
            for w in self.words[-1:]
            if w.stage is Stage.WAITING
            or (w.stage is Stage.UNDER_WAY and _PROCESS.match(text, w.start))
        )
        # «мэдээг хүргүүлсэн. … 53-аас 13 нь зургаа авахуулахаар болсон»: of something else.
        if not last or (tells_done(text, self.duty) and not self.shares(last[0])):
            return ()
        return last if any(open_parts(text)) else ()

    @property
    def has_a_part(self) -> bool:
        """Whether a figure is told as a part of another, or a share below a hundred."""
        text = self.text
        shares = any(p.value < _FULL for p in find_percents(text))
        return shares or any(p.part.value < p.whole.value for p in find_parts(text))

    def is_beside(self, word: StageWord) -> bool:
        """Whether something was put off for a few, or what is asked for was done without it."""
        if _PUT_OFF.match(self.text, word.start) and self.is_of_some(word):
            return True
        whole = any(w.strong and self.is_of_all(w) for w in self.of(Stage.DONE))
        return whole and not self.shares(word)

    def shares(self, word: StageWord) -> bool:
        """Whether a statement speaks of what the clause asks for."""
        said = self.text[word.since : word.end]
        return bool(telling(said) & telling(self.duty))

    def is_of_another(self, word: StageWord) -> bool:
        """Whether what was done has an object, and the clause does not ask for it."""
        said = telling(self.text[word.since : word.start])
        return bool(said) and not said & telling(self.duty)

    def is_of_its_object(self, word: StageWord) -> bool:
        """Whether something is told of the very thing to which the clause wants something done."""
        heads = frozenset[str]().union(*(deed.heads for deed in find_asked(self.duty)))
        said = _WORDS.findall(self.text[word.since : word.start])
        direct = (w for w in said if case_of(w) in (Case.BARE, Case.ACCUSATIVE))
        return any(key(stem(w)) in heads for w in direct)

    def is_its_own(self, word: StageWord) -> bool:
        """Whether a statement speaks of what the clause asks for, or begins nothing else."""
        some = word.partly and self.is_of_another(word)
        begins = word.stage is Stage.NOT_BEGUN and not some
        return begins or self.shares(word)

    def is_another(self, word: StageWord) -> bool:
        """Whether something else is denied than what was asked for and is told as done."""
        text, duty = self.text, self.duty
        if word.stage not in (Stage.NOT_BEGUN, Stage.FAILED) or self.is_rest(word):
            return False
        said = text[word.since : word.end]
        if _is_other_work(said, duty):
            return tells_done(text[: word.since], duty)
        other = set(keys(" ".join(_INFINITIVE.findall(said)))).difference(keys(duty))
        if (self.shares(word) and not other) or _ANY_WORK.search(said):
            return False
        return tells_done(text[: word.since], duty)

    def goes_on(self, word: StageWord) -> bool:
        """Whether its sentence goes on to what was done instead."""
        done = (w for w in self.of(Stage.DONE) if w.start > word.end)
        return any(not _ENDS.search(self.text, word.end, w.start) for w in done)

    def stands_still(self, word: StageWord) -> bool:
        """Whether the last thing told of the work is that all of it failed or has not begun."""
        later = any(w.start > word.start for w in self.of(*_GOES_ON))
        heads = frozenset[str]().union(*(deed.heads for deed in find_asked(self.duty)))
        said = self.text[word.since : word.end]
        own = heads & frozenset(key(stem(w)) for w in _WORDS.findall(said))
        plain = (
            word.strong and not word.partly and not later and not find_demands(self.duty)
        )
        return plain and bool(own) and not tells_a_deed(self.text, self.duty)

    @property
    def asks_for_part(self) -> bool:
        """Whether the clause says how much will do, so that not all has to be done."""
        return _asks_for_part(self.duty)

    @property
    def is_as_asked(self) -> bool:
        """Whether the only thing a clause asks for, an act, is what the text tells last."""
        asked = _ASKED.findall(self.duty)
        counted = find_quantities(self.duty)
        if len(asked) != 1 or not self.words or counted or _SOME.search(self.text):
            return False
        word = self.words[-1]
        if word.stage is not Stage.DONE or not self.shares(word):
            return False
        verbs = (_ACT_VERB.match(asked[0]), _ACT_VERB.match(self.text, word.start))
        roots = {verb[0][:_ROOT].casefold() if verb else "" for verb in verbs}
        return len(roots) == 1 and "" not in roots

    @property
    def is_all_told(self) -> bool:
        """Whether every sentence tells its stage, so that nothing else may be meant."""
        return self.sure and len(self.words) >= self.sentences

    @property
    def is_closed(self) -> bool:
        """Whether nothing in the text may be still to be done."""
        text = self.text
        return not _UNDONE.search(text) and (self.is_all_told or not _TO_COME.search(text))


def read_account(text: str, duty: str, *, sure: bool) -> Account:
    """Read the stages of a progress, without sentences that only repeat the clause.

    Args:
        text: the progress.
        duty: the text of the clause.
        sure: whether its cell was read without doubt.

    """
    spans = [
        (start, end)
        for start, end in sentence_spans(text)
        if text[start:end].strip(" \n\t.;") not in ("", duty.strip(" .;"))
    ]
    words = tuple(
        word
        for word in find_stages(text)
        if any(start <= word.start < end for start, end in spans)
        and not (word.stage in _DENIED and is_no_failing(text, duty, word.since, word.end))
        and not (word.stage is Stage.WAITING and is_not_due(text, word.since, word.end))
    )
    return Account(text, duty, sure, words, len(spans))


def _tells_all(said: str) -> bool:
    """Whether each one is spoken of; most statements have not even a part of such words."""
    return any(map(said.lower().__contains__, _ALL_OF_THEM)) and bool(
        _EACH_ONE.search(said)
    )


@lru_cache(maxsize=256)  # asked for with every statement of a text
def _says_some(text: str) -> bool:
    return bool(_SOME.search(text))


def open_parts(text: str) -> Iterator[Part]:
    """Yield the figures told as a part of another whose rest is not told: «5 худгаас 3-ыг»."""
    figures = {q.value for q in find_quantities(text)}
    for part in find_parts(text):
        rest = part.whole.value - part.part.value
        if rest and rest not in figures:
            yield part


def _is_other_work(said: str, duty: str) -> bool:
    """Whether a statement is of the work on something that the duty does not name."""
    owned = _OWNED_WORK.search(said)
    named = {key(stem(word)) for word in _WORDS.findall(duty)} if owned else set()
    return owned is not None and key(stem(owned[1])) not in named


@lru_cache(maxsize=CACHED)
def _asks_for_part(duty: str) -> bool:
    if _BETWEEN.search(duty) or _ONLY_MORE.search(duty):
        return True
    return any(
        d.is_least and (not d.is_plain or _is_some(d.what)) for d in find_demands(duty)
    )


def _is_some(what: Percent | Quantity) -> bool:
    """Whether a plain figure of a duty is a share below the whole: then a part will do."""
    return isinstance(what, Percent) and what.value < _FULL
