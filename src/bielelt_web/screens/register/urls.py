"""URLs of the register of decisions."""

from django.urls import path

from bielelt_web.screens.register import entering, giving, views

urlpatterns = [
    path("decisions/", views.decision_list, name="decision-list"),
    path("decisions/new/", entering.begin, name="decision-begin"),
    path("decisions/new/confirm/", entering.confirm, name="decision-confirm"),
    path("decisions/<int:pk>/", views.decision, name="decision"),
    path("decisions/<int:pk>/file/", views.file, name="decision-file"),
    path("decisions/<int:pk>/edit/", views.edit, name="decision-edit"),
    path("decisions/<int:pk>/control/", giving.change_control, name="decision-control"),
    path("decisions/<int:pk>/clauses/new/", giving.add_clause, name="clause-new"),
    path("clauses/<int:pk>/edit/", giving.edit_clause, name="clause-edit"),
    path("clauses/<int:pk>/assign/", giving.assign_clause, name="clause-assign"),
    path("assignments/<int:pk>/end/", giving.end_assignment, name="assignment-end"),
]
