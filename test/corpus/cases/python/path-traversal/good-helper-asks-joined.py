from pathlib import Path
import os

from django.http import FileResponse, Http404

MEDIA = "/srv/media"


def is_inside(base, name):
    whole = os.path.realpath(os.path.join(base, name))
    return whole.startswith(base + os.sep)


def download(request):
    name = request.GET["name"]
    if not is_inside(MEDIA, name):
        raise Http404(name)
    return FileResponse(open(os.path.join(MEDIA, name), "rb"), filename=Path(name).name)
