from pathlib import Path
import os

from django.http import FileResponse, Http404

MEDIA = "/srv/media"


def is_shown(base, name):
    whole = os.path.join(base, name)
    return os.path.splitext(whole)[1] in (".jpg", ".png", ".pdf")


def download(request):
    name = request.GET["name"]
    if not is_shown(MEDIA, name):
        raise Http404(name)
    return FileResponse(open(os.path.join(MEDIA, name), "rb"), filename=Path(name).name)
