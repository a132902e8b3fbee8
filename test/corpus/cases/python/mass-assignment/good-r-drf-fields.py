from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Profile

EDITABLE = ("nickname", "bio", "timezone")


def apply(instance, changes):
    for field in EDITABLE:
        if field in changes:
            setattr(instance, field, changes[field])
    instance.save(update_fields=EDITABLE)


class ProfileView(APIView):
    def patch(self, request, pk):
        profile = Profile.objects.get(pk=pk, user=request.user)
        apply(profile, request.data)
        return Response({"id": profile.pk})
