from rest_framework.response import Response
from rest_framework.views import APIView

from .models import Profile


def apply(instance, changes):
    for field, value in changes.items():
        if hasattr(instance, field):
            setattr(instance, field, value)
    instance.save()


class ProfileView(APIView):
    def patch(self, request, pk):
        profile = Profile.objects.get(pk=pk, user=request.user)
        apply(profile, request.data)
        return Response({"id": profile.pk})
