"""URLs of reviewing a report before it is submitted."""

from django.urls import path

from bielelt_web.screens.review import views

urlpatterns = [
    path("reports/<int:pk>/review/", views.review, name="report-review"),
    path("reports/<int:pk>/review/move/", views.move, name="review-move"),
    path(
        "reports/<int:pk>/review/<int:measure>/return/",
        views.return_measure,
        name="review-return",
    ),
]
