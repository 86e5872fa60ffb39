"""URLs of the reporter's work and of extensions."""

from django.urls import path

from bielelt_web.screens.progress import beside, deciding, views, writing

urlpatterns = [
    path("progress/", views.my_list, name="progress-list"),
    path("progress/<int:pk>/", writing.measure, name="progress-measure"),
    path("progress/<int:pk>/draft/", writing.draft, name="progress-draft"),
    path("progress/<int:pk>/version/", writing.version, name="progress-version"),
    path("progress/<int:pk>/history/", writing.history, name="progress-history"),
    path("progress/<int:pk>/reopen/", beside.reopen, name="progress-reopen"),
    path("progress/<int:pk>/delegate/", beside.delegate, name="progress-delegate"),
    path("progress/<int:pk>/files/", beside.attach_files, name="progress-files"),
    path("progress/<int:pk>/links/", beside.attach_link, name="progress-links"),
    path("progress/<int:pk>/extension/", beside.ask, name="progress-extension"),
    path("evidence/<int:pk>/", beside.file, name="evidence"),
    path("evidence/<int:pk>/remove/", beside.remove, name="evidence-remove"),
    path("evidence/<int:pk>/restore/", beside.restore, name="evidence-restore"),
    path("extensions/", deciding.extension_list, name="extension-list"),
    path("extensions/<int:pk>/decide/", deciding.decide, name="extension-decide"),
]
