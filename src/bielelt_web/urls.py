"""Every URL of the site, one include per area."""

from django.urls import include, path

urlpatterns = [
    path("", include("bielelt_web.screens.home.urls")),
    path("", include("bielelt_web.screens.account.urls")),
    path("", include("bielelt_web.screens.people.urls")),
    path("", include("bielelt_web.screens.imports.urls")),
    path("", include("bielelt_web.screens.register.urls")),
    path("", include("bielelt_web.screens.progress.urls")),
    path("", include("bielelt_web.screens.reports.urls")),
    path("", include("bielelt_web.screens.review.urls")),
    path("", include("bielelt_web.screens.assessment.urls")),
    path("", include("bielelt_web.screens.findings.urls")),
    path("", include("bielelt_web.screens.sheets.urls")),
    path("", include("bielelt_web.screens.search.urls")),
    path("", include("bielelt_web.screens.audit.urls")),
    path("", include("bielelt_web.screens.notices.urls")),
    path("", include("bielelt_web.screens.calendars.urls")),
    path("", include("bielelt_web.api.urls")),
]

handler400 = "bielelt_web.screens.imports.views.refuse_body"
