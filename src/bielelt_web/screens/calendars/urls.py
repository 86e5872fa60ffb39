"""URLs of the reporting calendar."""

from django.urls import path

from bielelt_web.screens.calendars import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<str:code>/<str:slug>/", views.term, name="calendar-term"),
]
