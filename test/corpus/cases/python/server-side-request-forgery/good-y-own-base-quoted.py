from urllib.parse import quote
import requests
from django.http import JsonResponse

BASE = "https://registry.npmjs.org/"


def package(request):
    name = quote(request.GET["name"], safe="")
    return JsonResponse(requests.get(BASE + name, timeout=3).json())
