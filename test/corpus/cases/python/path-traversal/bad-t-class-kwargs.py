from pathlib import Path

from django.http import FileResponse
from django.views.generic import View

MANUALS = Path("/srv/manuals")


class ManualView(View):
    def path(self):
        return MANUALS / self.kwargs["name"]

    def get(self, request, *args, **kwargs):
        return FileResponse(open(self.path(), "rb"))
