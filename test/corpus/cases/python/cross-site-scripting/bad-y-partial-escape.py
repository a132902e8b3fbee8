import html
from django.http import HttpResponse


def results(request):
    q = html.escape(request.GET.get("q", ""))
    sort = request.GET.get("sort", "asc")
    body = "<p>%s</p><a href='?sort=%s'>sort</a>" % (q, sort)
    return HttpResponse(body)
