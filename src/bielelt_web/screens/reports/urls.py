"""URLs of reports, accepted or written here."""

from django.urls import path

from bielelt_web.screens.reports import views

urlpatterns = [
    path("reports/", views.report_list, name="report-list"),
    path("reports/<int:pk>/", views.report, name="report"),
    path("reports/<int:pk>/move/", views.move, name="report-move"),
    path("measures/<int:pk>/answer/", views.answer, name="measure-answer"),
    path("reports/<int:pk>/download/<str:format>/", views.download, name="report-download"),
]
