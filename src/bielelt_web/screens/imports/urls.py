"""URLs of uploading, following and reviewing old reports."""

from django.urls import path

from bielelt_web.screens.imports import parcels, reviewing, views

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
    path("imports/<int:pk>/move/", reviewing.move, name="import-move"),
    path("imports/<int:pk>/accept/", reviewing.accept, name="import-accept"),
]
