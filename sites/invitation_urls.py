"""Where an invited person sets his password: a public door, as the one of a forgotten password is."""

from django.urls import path

from sites.invitation_views import InvitationTaken, InvitationView

urlpatterns = [
    path("done/", InvitationTaken.as_view(), name="invitation_taken"),
    path("<uidb64>/<token>/", InvitationView.as_view(), name="invitation"),
]
