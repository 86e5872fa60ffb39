"""URLs of working offline: every topic has its page, its download and its confirmation."""

from django.urls import URLPattern, path

from bielelt_web.screens.sheets import views

# Topic → the place behind it: which report, or whose decisions.
TOPICS = {
    "progress": "<int:pk>/",
    "ratings": "<int:pk>/",
    "decisions": "<str:code>/",
    "organisations": "",
    "people": "",
}


def _of(topic: str, place: str) -> list[URLPattern]:
    about, base = {"topic": topic}, f"sheets/{topic}/{place}"
    return [
        path(base, views.sheet, about, name=f"sheet-{topic}"),
        path(f"{base}download/", views.download, about, name=f"sheet-{topic}-download"),
        path(f"{base}confirm/", views.confirm, about, name=f"sheet-{topic}-confirm"),
    ]


urlpatterns = [
    path("sheets/decisions/", views.decisions, name="sheet-decisions-begin"),
    *(pattern for topic, place in TOPICS.items() for pattern in _of(topic, place)),
]
