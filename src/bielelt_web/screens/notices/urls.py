"""URLs of the inbox and of the calendar feed."""

from django.urls import path

from bielelt_web.screens.notices import feed, views

urlpatterns = [
    path("notices/", views.notice_list, name="notice-list"),
    path("notices/<int:pk>/read/", views.read, name="notice-read"),
    path("notices/read-all/", views.read_all, name="notice-read-all"),
    path("notices/digest/", views.digest, name="notice-digest"),
    path("notices/calendar/", views.calendar, name="notice-calendar"),
    path("calendar/<str:token>.ics", feed.feed, name="calendar-feed"),
]
