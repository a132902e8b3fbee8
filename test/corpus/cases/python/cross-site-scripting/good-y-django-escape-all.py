from django.http import HttpResponse
from django.utils.html import escape


def results(request):
    values = {k: escape(request.GET.get(k, "")) for k in ("q", "sort")}
    return HttpResponse("<p>%(q)s</p><p>%(sort)s</p>" % values)
