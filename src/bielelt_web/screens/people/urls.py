"""URLs of inviting people and of accepting an invitation."""

from django.urls import path

from bielelt_web.screens.people import accepting, views

urlpatterns = [
    path("people/invitations/", views.invitation_list, name="invitation-list"),
    path("people/invitations/<int:pk>/resend/", views.resend, name="invitation-resend"),
    path(
        "people/invitations/<int:pk>/withdraw/", views.withdraw, name="invitation-withdraw"
    ),
    path("invitation/<str:token>/", accepting.accept, name="invitation-accept"),
]
