import os
from django.http import HttpResponse, Http404


def attachment(request):
    name = os.path.basename(request.GET.get("name", ""))
    if name in ("", ".", ".."):
        raise Http404
    with open(os.path.join("/srv/att", name), "rb") as fh:
        return HttpResponse(fh.read())
