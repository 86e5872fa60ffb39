"""What the forms of one verb share: «батлах», «батлуулах», «батлагдаагүй», «баталсан» → «батл».

A duty asks in the active voice or to have it done, a report answers in the passive. A root
is a key for comparison, never a word to show.
"""

import re
from functools import lru_cache

_ENDING = re.compile(
    r"(?:х(?:ыг|ийг|аар|ээр|оор|өөр|ад|эд|од|өд)?|с[уү]г[аэ]й|[аэоө]?[жч](?:ээ)?|с[аэоө]н\w{0,4}|(?:[аэоө]|(?<=и)й?)в|л[аэоө]{2}|[аэоө]{2}д|"
    r"[аэоө]?н|[аэоө]{2}гүй|с[аэоө]нгүй|[аэоө]?лгүй)$"
)
# The voices, the last first; and what is left of a stem when they are gone.
_VOICE = re.compile(r"(?:[аэоөи]?гд|и?[уү]{1,2}л|лг[аэоө]?|[аэоөийь]|(?<=[лрмс])г)$")
_SHORTEST = 2
_VOWELS = str.maketrans("", "", "аэиоуөүеёюяйьъы")


@lru_cache(maxsize=20_000)  # the words of a report come again and again
def verb_root(word: str) -> str:
    """Return the root of a verb in any form: without its ending, its voice and later vowels."""
    folded = word.casefold()
    return root_of_stem(_ENDING.sub("", folded, count=1))


@lru_cache(maxsize=20_000)
def root_of_stem(stem: str) -> str:
    """Return the root of what is left of a verb without its ending: «байрлуулагд» → «байрл»."""
    found = stem
    while match := _VOICE.search(found):
        if match.start() < _SHORTEST:
            break
        found = found[: match.start()]
    return found[:_SHORTEST] + found[_SHORTEST:].translate(_VOWELS)
