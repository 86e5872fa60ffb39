"""Words, commas and bracketed names of a sentence, and where a list of addressees may begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bielelt.acts.bodies import Form, form_of
from bielelt.language.folding import fold, pattern
from bielelt.language.stems import Case

# «(Б.Болд)-т», «/Б.Болд/-д»: a name in brackets takes the ending of the body before it.
_ENDING = r"(?:\s?-\s?|\s)?(?P<{}>т|д|нд|тай|тэй|той|ын|ийн|ны|ний|ыг|ийг)?(?![\w])"
_TOKEN = re.compile(
    rf"\((?P<round>[^()]{{1,120}})\){_ENDING.format('after_round')}"
    rf"|(?<=\s)/(?P<slash>[^/()\d]{{2,80}})/{_ENDING.format('after_slash')}"
    r"|(?P<word>[^\W_][\w.№'’-]*)|(?P<mark>[,;:.])"
)
_PERSON = re.compile(r"[А-ЯӨҮЁA-Z][а-яөүё]?\s?\.\s?[А-ЯӨҮЁ]")
_NAMED = re.compile(
    r"(?P<name>[А-ЯӨҮЁ][а-яөүё]?\.[А-ЯӨҮЁ][а-яөүё]+(?:-[А-ЯӨҮЁ][а-яөүё]+)?)"
    r"(?:-(?P<ending>т|д|нд))?"
)
# «Б.Болдод», «Ж.Дулмаад»; «Б.Болд» ends so by itself.
_NAME_ENDING = re.compile(r"(?<=\w{4})(?:(?<=[^аэоөуүийя])[аэоө]д|(?<=[рг])т|(?<=н)д)$")
_CASE_OF_ENDING = {
    "т": Case.DATIVE, "д": Case.DATIVE, "нд": Case.DATIVE,
    "тай": Case.COMITATIVE, "тэй": Case.COMITATIVE, "той": Case.COMITATIVE,
}  # fmt: skip

NAR = re.compile(r"н[аa]+р(?P<ending>т|тай)?", re.IGNORECASE)

# A list of addressees does not reach over these: verbs, objects, times.
_STOPS = pattern(
    r"\w*(?:х(?:ыг|ийг)|[аэоө]хад|[аэоө]хэд|ж|[^г]ч|сан|сэн|сон|сөн|с[уү]г[аэ]й)"
    r"|\w{3,}(?:ыг|ийг|аар|ээр|оор|өөр|аас|ээс|оос|өөс|тай|тэй|той|сны|сний)"
    r"|\w+(?:аад|ээд|оод|өөд|алд|элд|олд|өлд|гт|нд|даа|дээ|доо|дөө)"
    r"|\w{3,}[аэоөуү]{2}г|\w{3,}х"
    r"|дотор|хүртэл|бүр|тухай|дагуу|талаар|нь|тус|хамтран|хооронд|өдөр|өдрийн|дараах|дээрх"
    r"|энэ|уг|оны|сарын|сард|улирал|улирлын|хоногт|болгон|тул|бөгөөд|боловч|хийн|багтаан"
    r"|хариуцан|үндэслэн|тусган|нийцүүлэн|уялдуулан|өмнө"
)
_NO_STOPS = frozenset(
    {"аж", "хөдөө", "эрхлэх", "авах", "авлигатай", "тэмцэх", "дугаар", "дүгээр"}
)
_COUNTED = frozenset({"сум", "сургууль", "цэцэрлэг", "баг"})
_ORDINALS = frozenset({"дугаар", "дүгээр", "р"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark or brackets; ``form`` if the word is one for an addressee."""

    text: str
    start: int
    end: int
    form: Form | None = None
    person: str | None = None
    case: Case | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.text in {",", ";", ":", "."}

    @property
    def is_nar(self) -> bool:
        """Whether it is «нар», «нарт» or a slip of them."""
        return NAR.fullmatch(self.text) is not None


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a part of ``text``; offsets count from its beginning."""
    return list(_tokens(text, start, end))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        inside = match["round"] or match["slash"]
        if inside:
            ending = match["after_round"] or match["after_slash"]
            case = _CASE_OF_ENDING.get(ending, Case.GENITIVE) if ending else Case.BARE
            person = inside.strip() if _PERSON.search(inside) else None
            yield Token(match[0], match.start(), match.end(), None, person, case)
        elif match["mark"]:
            yield Token(match[0], match.start(), match.end())
        else:
            yield _word(match)


def _word(match: re.Match[str]) -> Token:
    word = match[0].rstrip(".") if not _PERSON.match(match[0]) else match[0]
    end = match.start() + len(word)
    named = _NAMED.fullmatch(word)
    if named:
        person = _NAME_ENDING.sub("", named["name"])
        dative = bool(named["ending"]) or person != named["name"]
        case = Case.DATIVE if dative else None
        return Token(word, match.start(), end, None, person, case)
    form = form_of(word)
    return Token(word, match.start(), end, form, None, form.case if form else None)


def stops(tokens: list[Token], index: int) -> bool:
    """Whether a list of addressees that is read from its end must begin behind this token."""
    token = tokens[index]
    if token.is_mark:
        return token.text != ","
    if token.form or token.person or token.text.startswith(("(", "/")):
        return token.case in {Case.ACCUSATIVE, Case.ABLATIVE, Case.INSTRUMENTAL}
    if token.text[0].isdigit():
        return not _counts(tokens, index)
    # A capital letter says nothing at the beginning of a sentence.
    if (token.text[0].isupper() and index) or token.text in _NO_STOPS or token.is_nar:
        return False
    return _STOPS.fullmatch(fold(token.text)) is not None


def _counts(tokens: list[Token], index: int) -> bool:
    """Whether a figure counts or numbers bodies: «19 сумын», «3 дугаар цэцэрлэг»."""
    following = tokens[index + 1 : index + 3]
    if following and following[0].text in _ORDINALS:
        following = following[1:]
    form = following[0].form if following else None
    return form is not None and form.noun.word in _COUNTED
