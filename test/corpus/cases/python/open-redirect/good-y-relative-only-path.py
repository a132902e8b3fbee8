from urllib.parse import urlsplit
from django.shortcuts import redirect


def nxt(request):
    parts = urlsplit(request.GET.get("next", "/"))
    return redirect("/" + parts.path.lstrip("/\\"))
