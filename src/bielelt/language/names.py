"""Names of systems, organisations and people, with keys by which spellings of one meet.

Cyrillic and Latin are folded to one rough Latin form: «и-монголиа», «E-Mongolia» and
«e-mongolia.mn» share a key. A key compares; it is never shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from bielelt.language.lookalikes import is_cyrillic
from bielelt.language.mixed import find_addresses
from bielelt.language.spelling import dictionary


class Named(StrEnum):
    """What bears a name."""

    ADDRESS = auto()
    """An address of the network; ``name`` is its host."""
    SYSTEM = auto()
    """A system or trade mark, in Latin or with the «и-» of electronic things."""
    TITLED = auto()
    """What stands before «систем», «программ» and the like, whatever it looks like."""
    COMPANY = auto()
    """A name before ХХК, ХК and the like, without quotation marks."""
    PERSON = auto()
    """A given name behind an initial; ``name`` holds both: «Д.Болд»."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text; ``keys`` are its possible keys, the ending may belong to it or not."""

    start: int
    end: int
    named: Named
    name: str
    keys: tuple[str, ...]


_LATIN = dict(
    zip(
        "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
        (
            *"abvgde",
            "yo",
            *"jziiklmnooprstuufh",
            "ts",
            "ch",
            "sh",
            "sh",
            "",
            *"iie",
            "yu",
            "ya",
        ),
        strict=True,
    )
)
_ROUGH = (
    ("kh", "h"),
    ("zh", "j"),
    ("x", "h"),
    ("w", "v"),
    ("ph", "f"),
    ("y", "i"),
    ("ii", "i"),
)
_HEARD = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"))
_ENDINGS = re.compile(
    r"(?:гийн|ийн|ын|н[ыий]{1,2}|г|ийг|ыг|гаас|гээс|аас|ээс|оос|өөс|гаар|гээр|аар|ээр|оор|өөр|т[аэо]й|"
    r"д|т|нд|руу|рүү|луу|лүү)$"
)
_SYSTEM = re.compile(
    r"(?<![\w./@-])(?:[A-Za-z]{1,2}-)?[A-Za-z]{3,}(?:-[A-Za-z]{2,})*(?![\w@])"
)
# These two look back from their first letter: the engine skips to the capitals.
_SPOKEN = re.compile(
    r"[А-ЯӨҮЁиэе](?<![\w./@-].)(?:(?<=[иэеИЭЕ])-[А-ЯӨҮЁа-яөүё]{4,}|(?<=[А-ЯӨҮЁ])[а-яөүё]{2,})(?![\w.@]*@)"
)
# «Мэдлэг системд», «"Smart Tax" программаар»: what such a word follows is a name in any form.
_TITLED = re.compile(
    r"(?<![\w./@-])([A-ZА-ЯӨҮЁ][\w-]+(?:\s([A-Za-zА-ЯӨҮЁа-яөүё-]{3,}))?)[»\"”]?\s+"
    r"(?:систем|програм|платформ|портал|аппликейшн|апп\b|сайт|хуудс?(?:ас|анд|аар|ны)\b)"
)
_TITLES = ("систем", "програм", "платформ", "портал", "апп", "сайт", "хууд")
_COMPANY = re.compile(
    r"[«\"“]?((?:[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё-]+\s){0,2}[А-ЯӨҮЁ][А-ЯӨҮЁа-яөүё-]+(?:\s[а-яөүё]+(?=[»\"”]))?)[»\"”]?"
    r"\s(?:ХХК|ХК|ТӨХК|ТӨХХК|ОНӨХК|БХН|ХЗХ|ТББ|НҮТББ)(?![А-ЯӨҮЁ])"
)
_COMPANIES = ("ХК", "БХН", "ХЗХ", "ТББ")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z]{2}")
_PERSON = re.compile(
    r"([А-ЯӨҮЁ](?<![\w.].)[а-яөүё]?)\.\s?"
    r"([А-ЯӨҮЁ](?:[а-яөүё]{3,}(?:-[А-ЯӨҮЁ][а-яөүё]{2,})?|[а-яөүё]{1,2}-[А-ЯӨҮЁа-яөүё][а-яөүё]{2,}))"
)
_TOP = re.compile(r"(?:\.(?:gov|edu|org|com|net))?\.(?:mn|com|org|net|gov|edu|info|io)$")


def find_names(text: str) -> Iterator[Name]:
    """Yield the names of ``text``, kind by kind."""
    addresses = list(find_addresses(text)) if "." in text else []
    hosts = ((start, end, host_of(text[start:end])) for start, end in addresses)
    yield from (
        Name(start, end, Named.ADDRESS, host, (_key(_TOP.sub("", host)),))
        for start, end, host in hosts
        if host
    )
    yield from _systems(text, addresses)
    is_any = any(map(text.__contains__, _COMPANIES))
    for match in _COMPANY.finditer(text) if is_any else ():
        yield Name(*match.span(1), Named.COMPANY, match[1], (_key(match[1]),))
    for match in _PERSON.finditer(text):
        name = f"{match[1]}.{match[2]}"
        yield Name(*match.span(), Named.PERSON, name, (name.casefold(),))


def _systems(text: str, addresses: list[tuple[int, int]]) -> Iterator[Name]:
    forms = ((_SYSTEM, _only_key), (_SPOKEN, _keys))
    for form, keys_of in forms if _LATIN_WORD.search(text) else forms[1:]:
        for match in form.finditer(text):
            if form is _SPOKEN and not _is_spoken_system(match[0]):
                continue
            if not any(s <= match.start() < e for s, e in addresses):
                yield Name(*match.span(), Named.SYSTEM, match[0], keys_of(match[0]))
    for match in _TITLED.finditer(text) if any(map(text.__contains__, _TITLES)) else ():
        for group in (1, 2):
            name = match[group] or ""
            # One word in Latin has been found above.
            if name[:1].isupper() and (" " in name or not name.isascii()):
                yield Name(*match.span(group), Named.TITLED, name, _only_key(name))


def host_of(address: str) -> str:
    """Return the host of an address, in lower case, without «www.»; nothing for mail."""
    if "@" in address:
        return ""
    host = re.sub(r"^https?://", "", address.casefold()).split("/")[0].rstrip(".")
    return host.removeprefix("www.")


def labels_of(host: str) -> tuple[str, ...]:
    """Return the parts of a host that name something, without its top: («irgen», «orkhon»)."""
    return tuple(label for label in _TOP.sub("", host).split(".") if label)


def fold_label(label: str) -> str:
    """Return a label of a host as other people may transliterate it: «orkhon» → «orhon»."""
    return _key(label)


def by_ear(key: str) -> str:
    """Return a key without what people write as they hear it: «medlee» → «medle»."""
    return re.sub(r"(.)\1+", r"\1", key)


def consonants(name: str) -> str:
    """Return the consonants of a name as they sound: «Facebook», «Фэйсбүүк» → «fsbk»."""
    latin = re.sub(r"c(?=[eiy])", "s", _latin(name)).replace("x", "ks")
    for written, heard in _HEARD:
        latin = latin.replace(written, heard)
    return re.sub(r"[\Waeiouy\d_]+", "", by_ear(latin))


def _latin(name: str) -> str:
    return "".join(_LATIN.get(c, c) for c in name.casefold())


def _key(name: str) -> str:
    latin = _latin(name)
    # «и-», «э-» and «e-» are how people say and write the e of electronic.
    latin = re.sub(r"^[ei]-", "e-", latin)
    plain = re.sub(r"[\W_]+", "", latin)
    for written, rough in _ROUGH:
        plain = plain.replace(written, rough)
    return plain


def _only_key(name: str) -> tuple[str, ...]:
    """Return the key; with an x two, for it is written for «х» and for «кс»."""
    return tuple(dict.fromkeys((_key(name), _key(re.sub("[xX]", "ks", name)))))


def _keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word with its ending and without."""
    ending = _ENDINGS.search(word)
    shorter = [word[: ending.start()]] if ending else []
    return tuple(dict.fromkeys(_key(w) for w in (word, *shorter)))


def _is_spoken_system(word: str) -> bool:
    """Whether this Cyrillic word may be a system’s name: «и-…», or in no dictionary."""
    if word[1:2] == "-" and word[0].lower() in "иэе":
        return True
    book = dictionary()
    return book is not None and not book.knows(word) and all(map(is_cyrillic, word))
