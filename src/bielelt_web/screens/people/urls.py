"""URLs of organisations, their people, inviting and substituting them."""

from django.urls import path

from bielelt_web.screens.people import (
    accepting,
    inviting,
    organising,
    persons,
    substituting,
)

urlpatterns = [
    path("organisations/", organising.organisation_list, name="organisation-list"),
    path("organisations/new/", organising.new, name="organisation-new"),
    path("organisations/<str:code>/", organising.organisation, name="organisation"),
    path("organisations/<str:code>/edit/", organising.edit, name="organisation-edit"),
    path(
        "organisations/<str:code>/hand-over/",
        organising.hand_over,
        name="organisation-hand-over",
    ),
    path(
        "organisations/<str:code>/people/new/",
        organising.new_member,
        name="membership-new",
    ),
    path("people/memberships/<int:pk>/", persons.membership, name="membership-edit"),
    path("people/memberships/<int:pk>/end/", persons.end, name="membership-end"),
    path("people/<int:pk>/", persons.person, name="person"),
    path("people/<int:pk>/substitution/", persons.substitution, name="substitution-new"),
    path("people/<int:pk>/off/", persons.switch_off, name="person-off"),
    path("people/<int:pk>/on/", persons.switch_on, name="person-on"),
    path("people/<int:pk>/act-for/", substituting.begin, name="act-for"),
    path("people/act-for-nobody/", substituting.stop, name="act-stop"),
    path(
        "people/substitutions/<int:pk>/withdraw/",
        persons.withdraw,
        name="substitution-withdraw",
    ),
    path("people/invitations/", inviting.invitation_list, name="invitation-list"),
    path("people/invitations/<int:pk>/resend/", inviting.resend, name="invitation-resend"),
    path(
        "people/invitations/<int:pk>/withdraw/",
        inviting.withdraw,
        name="invitation-withdraw",
    ),
    path("invitation/<str:token>/", accepting.accept, name="invitation-accept"),
]
