"""URL of the first page."""

from django.urls import path

from bielelt_web.screens.home import views

urlpatterns = [path("", views.home, name="home")]
