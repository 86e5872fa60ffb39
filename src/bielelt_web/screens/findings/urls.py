"""URLs of the findings and their rules."""

from django.urls import path

from bielelt_web.screens.findings import rules, views

urlpatterns = [
    path("findings/", views.overview, name="findings"),
    path("findings/organisations/<int:pk>/", views.organisation, name="findings-of"),
    path("findings/rules/", rules.rule_list, name="rule-list"),
    path("findings/rules/<str:code>/<slug:slug>/", rules.rule, name="rule"),
    path("reports/<int:pk>/findings/<str:key>/", views.answer, name="finding-answer"),
    path(
        "reports/<int:pk>/findings/download/<str:format>/",
        views.download,
        name="findings-download",
    ),
]
