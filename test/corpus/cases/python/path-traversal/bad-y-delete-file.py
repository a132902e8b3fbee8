import os
from django.http import JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def remove_attachment(request, owner):
    target = "/srv/att/{}/{}".format(owner, request.POST["file"])
    os.remove(target)
    return JsonResponse({"ok": True})
