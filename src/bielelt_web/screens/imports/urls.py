"""URLs of uploading, following and reviewing old reports."""

from django.urls import path

from bielelt_web.screens.imports import correcting, parcels, reviewing, views

urlpatterns = [
    path("imports/", views.import_list, name="import-list"),
    path("imports/upload/", views.upload, name="import-upload"),
    path("imports/parcels/<int:pk>/", parcels.parcel, name="parcel"),
    path("imports/<int:pk>/", views.status, name="import-status"),
    path("imports/<int:pk>/file/", views.file, name="import-file"),
    path("imports/<int:pk>/review/", reviewing.review, name="import-review"),
    path("imports/<int:pk>/pages/<int:number>/", views.page, name="import-page"),
    path(
        "imports/<int:pk>/doubts/accept/", reviewing.accept_many, name="import-accept-many"
    ),
    path(
        "imports/<int:pk>/doubts/<int:number>/answer/",
        reviewing.answer,
        name="import-answer",
    ),
    path(
        "imports/<int:pk>/doubts/<int:number>/reopen/",
        reviewing.reopen,
        name="import-reopen",
    ),
    path(
        "imports/<int:pk>/clauses/<slug:address>/", correcting.clause, name="import-clause"
    ),
    path("imports/<int:pk>/unplaced/<int:number>/", correcting.place, name="import-place"),
    path(
        "imports/<int:pk>/corrections/",
        correcting.download,
        name="import-corrections-download",
    ),
    path(
        "imports/<int:pk>/corrections/<int:row>/take-back/",
        correcting.take_back,
        name="import-take-back",
    ),
    path("imports/<int:pk>/read-again/", correcting.read_again, name="import-read-again"),
    path("imports/<int:pk>/move/", reviewing.move, name="import-move"),
    path("imports/<int:pk>/accept/", reviewing.accept, name="import-accept"),
]
