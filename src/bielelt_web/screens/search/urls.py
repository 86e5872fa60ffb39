"""URL of the search."""

from django.urls import path

from bielelt_web.screens.search import views

urlpatterns = [path("search/", views.search, name="search")]
