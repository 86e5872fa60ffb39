"""Verbs that answer each other: «суурилуулах» is answered by «тавьсан», «олгох» by «гардуулав»."""

from functools import lru_cache

from bielelt.language.verb_roots import verb_root

_LIKE = tuple(
    frozenset(map(verb_root, verbs.split()))
    for verbs in (
        "суурилуулах суулгах байршуулах байрлуулах тавих угсрах хадах босгох хийх бэхлэх",
        "авах татах нийлүүлэх ирэх бэлтгэх бүрдүүлэх нөөцлөх хураах хадах буулгах бууж тушаах",
        "хийх гүйцэтгэх барих босгох байгуулах засах засварлах шинэчлэх солих тохижуулах тавих тэгшлэх хучих",
        "олгох өгөх гардуулах тараах түгээх хүргэх шагнах дэмжих хуваарилах",
        "хамруулах оролцох оруулах сургах суралцах суух ирэх явуулах явах амрах үзүүлэх үзэх үйлчлэх авах төгсөх очих",
        "зарцуулах гаргах санхүүжүүлэх төвлөрүүлэх хуримтлуулах цуглуулах орох",
        "тарих тариалах суулгах ургуулах цэцэрлэгжүүлэх ногооруулах нэмэгдүүлэх өргөтгөх байгуулах",
        "өгөх цацах тооцох хийх",
        "ажиллуулах ажиллах гаргах гүйцэтгэх зохион байгуулах явуулах хийх",
        "борлуулах худалдах зарах өгөх",
        "барагдуулах төлөх хаах",
        "батлах батлуулах дэмжих зөвшөөрөх",
        "арилгах засах залруулах",
        "шалгах хянах үзэх орох очих явах шинжлэх",
    )
)
BECOMES = frozenset(
    map(
        verb_root,
        (
            "болсон",
            "болж",
            "хүрсэн",
            "хүрлээ",
            "байна",
            "үргэлжилсэн",
            "нэмэгдсэн",
            "гарсан",
        ),
    )
)
"""What something comes to answers any verb."""

LIGHT_ROOTS = frozenset(
    map(
        verb_root,
        [
            "хийх",
            "явуулах",
            "авах",
            "өгөх",
            "гаргах",
            "болгох",
            "байгуулах",
            "ажиллах",
            "хангах",
            "арилгах",
        ],
    )
)
"""Verbs with which anything is done, so that they alone do not tell what was."""

DEEDS = frozenset[str]().union(*_LIKE)
"""The roots of all verbs by which something is put, made, given and the like."""


@lru_cache(maxsize=1_024)  # of the few verbs that duties have
def like_roots(roots: frozenset[str]) -> frozenset[str]:
    """Return the roots of the verbs that answer these."""
    groups = (group for group in _LIKE if group & roots)
    return roots.union(BECOMES, *groups)
