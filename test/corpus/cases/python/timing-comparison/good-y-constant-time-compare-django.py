from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.utils.crypto import constant_time_compare


def cron(request):
    if not constant_time_compare(request.GET.get("secret", ""), settings.CRON_SECRET):
        return HttpResponseForbidden()
    return HttpResponse("started")
