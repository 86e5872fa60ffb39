"""URLs of assessing what was submitted."""

from django.urls import path

from bielelt_web.screens.assessment import rating, views

urlpatterns = [
    path("assessment/", views.overview, name="assessment"),
    path("assessment/agreement/", views.agreement, name="assessment-agreement"),
    path("assessment/clauses/", views.clauses, name="assessment-clauses"),
    path("assessment/clauses/<int:pk>/", rating.clause, name="assessment-clause"),
    path("assessment/reports/<int:pk>/", rating.report, name="assessment-report"),
    path("assessment/reports/<int:pk>/move/", rating.move, name="assessment-move"),
    path("assessment/measures/<int:pk>/rate/", rating.rate, name="assessment-rate"),
    path(
        "assessment/measures/<int:pk>/return/",
        rating.return_measure,
        name="assessment-return",
    ),
]
