"""Words that say that one thing may be counted in several parts of a sum."""

import re

BOTH = re.compile(r"хоёул|\bаль ал|давхард|давхц", re.IGNORECASE)
"""What says that one thing is in two parts."""

ONE_OF_MANY = re.compile(
    r"(?:эмэгтэй|эрэгтэй|залуу|ахмад|хүүхэд|бэрхшээл|толгойлсон|ядуу|гишүүн|оюутан)\w*",
    re.IGNORECASE,
)
"""One person may be several of these at once."""
