"""Part clause and progress where the scanner read the two columns across, line by line.

First the signs (``reading.mixing``), then the parting (``reading.parting``). Whatever was
parted stays doubted: a person looks at it. What cannot be parted honestly stays as found.
Where the memory knows the clause (``reading.recalling``), its words part the cell first.
"""

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from bielelt.core.numbering import part_label
from bielelt.core.report import Unplaced
from bielelt.language.endings import closes_report, is_report, sentence_ends
from bielelt.reading.draft import DECISION, Draft, Entry
from bielelt.reading.draft import TEXT as CLAUSE
from bielelt.reading.gluing import PROGRESS, TEXT, Lexicon, Piece, pieces_of, stem
from bielelt.reading.memory import Match
from bielelt.reading.mixing import Sign, bare, signs, weight
from bielelt.reading.parting import (
    FITTING,
    Parted,
    Widths,
    fit_widths,
    has_enough,
    is_honest,
    part,
)
from bielelt.reading.recalling import Recalled, recall
from bielelt.reading.steps.read_decisions import named_act
from bielelt.reading.twins import free_by_twin

_ENOUGH = 1.0
_LITTLE = 0.4  # is enough beside an empty progress cell
_LONGEST = 400  # pieces; a longer cell is left to a person
_SAMPLE = 25
_SHARED, _DOUBLED = 8, 5  # words of a run that stands in both cells
_BUDGET = 2_500  # pieces to part per document: a fifth of a second

_BY_LINES = (
    "the two columns were read across, line by line: the lines are as wide as the "
    "columns, the clause closes as an order, the progress as a report"
)
_BY_TWIN = "the same clause stands elsewhere; what stands between its words is not of it"


def part_columns(draft: Draft) -> None:
    """Doubt mixed cells and part those whose two sentences can be told apart."""
    bench, act_cell = _Bench(draft), ""
    for entry in draft.entries:
        cells = [row.cells[DECISION] for row in entry.rows if row.cells[DECISION]]
        act_cell = " ".join(cells) or act_cell
        found = bench.signs(entry)
        recalled = bench.recall(entry, act_cell) if found else None
        is_sure = not found or (recalled is not None and not recalled.doubts)
        bench.doubt(entry, found if recalled is None else [])
        if is_sure:
            bench.learn(entry)
        elif recalled is None:
            bench.mixed.append(entry)
    for entry in bench.mixed:
        bench.lexicon.learn_words(
            bare(w) for w in f"{entry.whole_text} {entry.whole_progress}".split()
        )
    bench.measure()
    for entry in bench.mixed:
        if not bench.free(entry):
            bench.part(entry)


@dataclass(slots=True)
class _Bench:
    """The clean cells teach, the mixed ones are parted."""

    draft: Draft
    lexicon: Lexicon = field(default_factory=Lexicon)
    mixed: list[Entry] = field(default_factory=list)
    clean: list[str] = field(default_factory=list)
    widths: Widths = field(default_factory=Widths)
    budget: int = _BUDGET

    def signs(self, entry: Entry) -> list[Sign]:
        """Return the signs of one clause, if together they say that it is mixed."""
        text, progress = entry.whole_text, entry.whole_progress
        label, plain = part_label(text)
        found = signs(plain, progress, label_lost=label is None)
        alone = _is_rated(entry) and not progress
        return found if weight(found) >= (_LITTLE if alone else _ENOUGH) else []

    def doubt(self, entry: Entry, found: list[Sign]) -> None:
        """Doubt what is missing, and what the signs say about one clause."""
        if not entry.whole_text:
            self.draft.doubt(entry, "text", "the cell of the clause is empty")
        if _is_rated(entry) and not entry.whole_progress:
            why = "the clause is rated, but no progress is printed"
            self.draft.doubt(entry, "progress", why)
        if found:
            label, _plain = part_label(entry.whole_text)
            # «Ес. Сумдын дарга …»: the number of the clause lies somewhere in the mixture.
            lost = ("label",) if label and label.rstrip(".)")[-1:].isalpha() else ()
            for name in ("text", "progress", *lost):
                why = f"clause and progress may be mixed: {max(found, key=lambda sign: sign.weight).why}"
                self.draft.doubt(entry, name, why)

    def recall(self, entry: Entry, act_cell: str) -> Recalled | None:
        """Part a clause that the memory knows; None if it knows none that surely is this."""
        label, plain = part_label(entry.texts[0] if entry.texts else "")
        pages = [plain, *entry.texts[1:]]
        act = named_act(act_cell, entry.kind)
        match = self.draft.memory.contained(pages, label, act)
        head = entry.texts[0][: len(entry.texts[0]) - len(plain)] if entry.texts else ""
        recalled = recall(match, head, pages, entry.progresses) if match else None
        if match and recalled:
            self._take(entry, match, recalled)
        return recalled

    def _take(self, entry: Entry, match: Match, recalled: Recalled) -> None:
        for piece in recalled.foreign:
            self.draft.unplaced.append(Unplaced(entry.rows[-1].place(CLAUSE), piece))
        whole = Parted(recalled.text, recalled.progress, 0.0)
        if (whole.text, whole.progress) != (entry.whole_text, entry.whole_progress):
            why = f"{match.why}; what stands between its words is of the progress"
            self._note(entry, whole, moved=" ".join(recalled.foreign), why=why)
        elif not recalled.doubts:
            self.draft.repair(
                entry,
                "clause-confirmed",
                "text",
                before=whole.text,
                after=whole.text,
                why=match.why,
            )
        entry.texts, entry.progresses = [whole.text], [whole.progress]
        for reason in recalled.doubts:
            for name in ("text", "progress"):
                self.draft.doubt(entry, name, f"{match.why}: {reason}")

    def free(self, entry: Entry) -> bool:
        """Part a clause by its twin elsewhere; False if it has none."""
        plain = part_label(entry.whole_text)[1]
        freed = free_by_twin(plain, self.clean)
        if freed is None:
            return False
        head = entry.whole_text[: len(entry.whole_text) - len(plain)]
        foreign = " ".join(" ".join(piece) for piece in freed.foreign)
        progress, begins = entry.whole_progress, entry.whole_progress[:1].islower()
        own = f"{foreign} {progress}" if begins else progress or foreign
        whole = Parted(f"{head}{' '.join(freed.text)}", own, 0.0)
        if progress and not begins:
            for piece in freed.foreign:
                place = entry.rows[-1].place(CLAUSE)
                self.draft.unplaced.append(Unplaced(place, " ".join(piece)))
        self._note(entry, whole, moved=foreign, why=_BY_TWIN)
        entry.texts, entry.progresses = [whole.text], [whole.progress]
        return True

    def learn(self, entry: Entry) -> None:
        """Take in a clause that shows no signs."""
        self.clean.append(part_label(entry.whole_text)[1])
        self.lexicon.learn(part_label(entry.whole_text)[1], TEXT)
        self.lexicon.learn(entry.whole_progress, PROGRESS)

    def measure(self) -> None:
        """Fit the widths of the columns on a wholly mixed cell of middling length."""
        cells = [
            pieces_of(entry.whole_text, self.lexicon)
            for entry in self.mixed
            if not entry.whole_progress
        ]
        samples = sorted((c for c in cells if _SAMPLE <= len(c) <= _LONGEST), key=len)
        if samples:
            self.widths = self._fit(samples[len(samples) // 2]) or self.widths

    def _fit(self, pieces: list[Piece]) -> Widths | None:
        """Fit the widths on one cell, as long as the budget lasts."""
        cost = len(pieces) * FITTING
        if cost > self.budget:
            return None
        self.budget -= cost
        return fit_widths([pieces], self.lexicon)

    def part(self, entry: Entry) -> None:
        """Part the cells of one clause, page by page."""
        pages = list(zip(entry.texts, entry.progresses, strict=False))
        if not len(entry.texts) == len(entry.progresses) == len(pages):
            return
        parted = [
            self._part_page(text, progress, last=number == len(pages))
            for number, (text, progress) in enumerate(pages, start=1)
        ]
        whole = Parted(
            " ".join(p.text for p in parted if p.text),
            " ".join(p.progress for p in parted if p.progress),
            0.0,
        )
        if is_honest(whole) and [(p.text, p.progress) for p in parted] != pages:
            self._note(entry, whole)
            entry.texts = [p.text for p in parted]
            entry.progresses = [p.progress for p in parted]

    def _part_page(self, text: str, progress: str, *, last: bool) -> Parted:
        """Part one page of a clause; unchanged where nothing says that it is mixed."""
        unchanged = Parted(text, progress, 0.0)
        if not text:
            return unchanged
        if not progress:
            told = sentence_ends(text) or is_report(text)
            return (self._try(text, closes=(last, last)) if told else None) or unchanged
        if progress[0].islower():
            return self._part_head(text, progress, last=last) or unchanged
        return self._part_shared(text, progress, last=last) or unchanged

    def _part_head(self, text: str, progress: str, *, last: bool) -> Parted | None:
        """Part a clause whose first lines were read across: the progress begins in it."""
        head = self._try(text, closes=(last, False), then=progress)
        if head is None:
            return None
        return Parted(head.text, f"{head.progress} {progress}", head.score)

    def _try(
        self, mixed: str, *, closes: tuple[bool, bool], then: str = ""
    ) -> Parted | None:
        """Part one text; where the widths of the document do not serve, fit its own."""
        pieces = pieces_of(mixed, self.lexicon)
        if not 1 < len(pieces) <= _LONGEST:
            return None
        self.budget -= len(pieces)
        parted = part(pieces, self.widths, self.lexicon, closes=closes)
        if parted is None or not closes[TEXT]:
            return parted if parted and has_enough(parted) else None
        if is_honest(Parted(parted.text, f"{parted.progress} {then}".strip(), 0.0)):
            return parted
        widths = self._fit(pieces)
        return part(pieces, widths, self.lexicon, closes=closes) if widths else parted

    def _part_shared(self, text: str, progress: str, *, last: bool) -> Parted | None:
        """Part a run that stands in both cells, or drop it where it was read once too often."""
        own, other = text.split(), progress.split()
        match = SequenceMatcher(
            None, [bare(w) for w in own], [bare(w) for w in other], autojunk=False
        ).find_longest_match()
        before, run, after = _cut(own, match.a, match.size)
        other_before, other_run, other_after = _cut(other, match.b, match.size)
        if not signs("", progress):
            # The progress is whole: its line was read into the clause as well.
            inner = match.size >= _DOUBLED and any(closes_report(w) for w in run[:-1])
            again = None if inner or match.b else _read_on(run, after)
            kept = run[:again] if again else []
            return (
                Parted(" ".join([*before, *kept, *after]), progress, 0.0)
                if inner or again
                else None
            )
        if match.size < _SHARED:
            return None
        run[-1] = other_run[-1] if not other_after else run[-1]
        ends = last and not after
        parted = self._try(" ".join(run), closes=(ends, ends))
        if parted is None:
            return None
        return Parted(
            " ".join([*before, parted.text, *after]),
            " ".join([*other_before, parted.progress, *other_after]),
            parted.score,
        )

    def _note(self, entry: Entry, whole: Parted, *, moved: str = "", why: str = "") -> None:
        """Note the parting; ``moved`` are words that went elsewhere, by a twin's witness."""
        text, progress = entry.whole_text, entry.whole_progress
        twice = _twice(f"{text} {progress}", f"{whole.text} {whole.progress} {moved}")
        self.draft.repair(
            entry,
            "columns-parted",
            "text",
            before=f"{text} | {progress}" if progress else text,
            after=f"{whole.text} | {whole.progress}",
            why=why or _BY_LINES,
            dropped=twice,
        )


def _is_rated(entry: Entry) -> bool:
    return isinstance(entry.self_rating, int) or isinstance(entry.upper_rating, int)


def _read_on(run: list[str], after: list[str]) -> int | None:
    """Return where the scanner left the clause for the progress line beside it.

    «… үйл ажиллагаанд [стандарт нэвтрүүлэхээр хөрөнгө шийдсэн] стандарт нэвтрүүлэх;»: the
    words behind the run begin as some words inside it did.
    """
    stems, goal = [stem(bare(w)) for w in run], [stem(bare(w)) for w in after[:2]]
    if len(run) < _DOUBLED or len(goal) < 2:  # noqa: PLR2004 - two words in a row tell
        return None
    return next((k for k in range(1, len(run) - 1) if stems[k : k + 2] == goal), None)


def _cut(words: list[str], start: int, size: int) -> tuple[list[str], list[str], list[str]]:
    return words[:start], words[start : start + size], words[start + size :]


def _twice(before: str, after: str) -> str:
    """Return the words that stood in both cells and stand in one now."""
    left = Counter(c for c in before if c.isalnum())
    left.subtract(c for c in after if c.isalnum())
    left = +left
    words = []
    for word in before.split():
        letters = Counter(c for c in word if c.isalnum())
        if letters <= left:
            words.append(word)
            left -= letters
    return " ".join([*words, "".join(left.elements())]).strip()
