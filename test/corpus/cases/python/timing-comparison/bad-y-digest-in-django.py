from django.http import HttpResponse, HttpResponseForbidden
from django.conf import settings


def cron(request):
    if request.GET.get("secret") != settings.CRON_SECRET:
        return HttpResponseForbidden()
    return HttpResponse("started")
