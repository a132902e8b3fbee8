import os

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.views.decorators.http import require_POST


class ExportStore:
    def __init__(self, user_id):
        self.folder = os.path.join("/data/exports", str(user_id))

    def delete(self, name):
        if name not in os.listdir(self.folder):
            raise Http404
        os.remove(os.path.join(self.folder, name))


@require_POST
@login_required
def delete_export(request):
    ExportStore(request.user.id).delete(request.POST["name"])
    return JsonResponse({"ok": True})
