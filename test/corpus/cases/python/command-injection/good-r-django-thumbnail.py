import re
import subprocess
from pathlib import Path

from django.http import HttpResponseBadRequest, JsonResponse
from django.views import View

MEDIA = Path("/srv/media")
SIZE = re.compile(r"\d{1,4}x\d{1,4}")


class Command:
    def __init__(self, program):
        self.words = [program]

    def option(self, name, value):
        self.words.append(f"--{name}={value}")
        return self

    def run(self):
        return subprocess.run(" ".join(self.words), shell=True, capture_output=True, check=True)


class ThumbnailView(View):
    def post(self, request, name):
        size = request.POST.get("size", "128x128")
        if not SIZE.fullmatch(size):
            return HttpResponseBadRequest("size")
        target = MEDIA / "thumbnails" / f"{hash(name)}.png"
        Command("thumbnail").option("size", size).option("out", target).run()
        return JsonResponse({"thumbnail": target.name})
