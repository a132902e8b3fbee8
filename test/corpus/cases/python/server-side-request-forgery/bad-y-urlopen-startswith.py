from urllib.request import urlopen
from django.http import HttpResponse, HttpResponseBadRequest


def proxy(request):
    target = request.GET.get("u", "")
    if not target.startswith("http"):
        return HttpResponseBadRequest()
    return HttpResponse(urlopen(target).read(), content_type="text/plain")
