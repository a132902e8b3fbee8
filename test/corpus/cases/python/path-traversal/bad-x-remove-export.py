import os

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST


class ExportStore:
    def __init__(self, user_id):
        self.folder = os.path.join("/data/exports", str(user_id))

    def path(self, name):
        return os.path.join(self.folder, name)

    def delete(self, name):
        os.remove(self.path(name))


@require_POST
@login_required
def delete_export(request):
    ExportStore(request.user.id).delete(request.POST["name"])
    return JsonResponse({"ok": True})
