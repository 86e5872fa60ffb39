"""URLs of the audit trail."""

from django.urls import path

from bielelt_web.screens.audit import views

urlpatterns = [
    path("audit/", views.entry_list, name="audit-list"),
    path("audit/<int:number>/", views.entry, name="audit-entry"),
    path("audit/proof/", views.proof, name="audit-proof"),
]
