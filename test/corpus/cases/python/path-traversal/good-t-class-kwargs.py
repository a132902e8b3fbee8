from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from .models import Manual


class ManualView(View):
    def manual(self):
        return get_object_or_404(Manual, slug=self.kwargs["name"])

    def get(self, request, *args, **kwargs):
        return FileResponse(self.manual().file.open("rb"))
