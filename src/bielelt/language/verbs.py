"""Which words are verbs, by their endings: an enumeration of figures has none inside."""

import re
from functools import lru_cache

# «-мж» and «-гч» make nouns; the other endings close or join clauses.
_VERB = re.compile(
    r"(?:\w{2,}(?<!м)ж|авч|өгч|\w+рч|нэмж|хийгч|тарьж|болоод|"
    r"\w+[лнрсхгдтжчшвймб](?:аад|ээд|оод|өөд)|\w{2,}с[аэоө]н|\w{2,}[лр](?:аа|ээ|оо|өө)|"
    r"\w+[жч]ээ|бай(?!гуулл|р|гал|дал|цаа|ц\b|н?г)\w+|байгаа\w*|бол(?:но|ов|сон|ж)|\w{2,}(?:на|нэ|но|нө)|\w{3,}[аэоөи]в|"
    r"\w{3,}д[аэоө]г|\w{2,}[^аэоөуү\W][аэоө]х|\w{2,}(?:уула|үүлэ)х|\w+гд(?:ах|эх|сан|сэн))"
)
# «хамрагдахаас», «байснаас»: a verb in a case, of the figure before it.
_VERBAL_NOUN = re.compile(
    r"\w+(?:[бвгджзйлмнрстхцчш][аэоөуүи]{1,2}х|[аэоөлрсгдтнйвь]с[аэоө]?н)(?:аас|ээс|оос|өөс|ад|эд|од|өд|ыг|ийг)|\w+х(?:даа|дээ|доо|дөө)"
)
_NOT_VERBS = re.compile(
    r"дараа|дээж|ахлах|хороо|талаар|олоо|төрөө|газраа|бараа|зараа|түүхэн|эрхэлсэн|босоо|"
    r"нэгж\w{0,6}|байр(?!шуул)\w*|байшин\w*|байгуул(?:лаг|амж)\w*|байцаа\w*|байда?л\w*|тэмдэг(?!л)\w*|тэмдэгл(?:эл|эгээ)\w*|худаг\w*|"
    r"удаад|гэрээ|архив|актив|пассив|объектив|[а-яөү]{0,3}сан|сургалтаа|цаашаа|өрөө|дахь|дэх|дугаар|хөрөө|ямаа"
)


@lru_cache(maxsize=20_000)  # the words of a report come again and again
def is_verb(word: str) -> bool:
    """Whether ``word`` ends like a verb that closes or joins a clause.

    Rough on purpose: taking a noun for a verb makes a check silent, not wrong.
    """
    folded = word.casefold()
    if _NOT_VERBS.fullmatch(folded):
        return False
    return bool(_VERB.fullmatch(folded) or _VERBAL_NOUN.fullmatch(folded))


_JOINING = ("ж", "ч", "аад", "ээд", "оод", "өөд")


@lru_cache(maxsize=20_000)
def joins_clauses(word: str) -> bool:
    """Whether ``word`` is a verb after which the sentence goes on: «тарьж», «өгөөд»."""
    return is_verb(word) and word.casefold().endswith(_JOINING)
