from urllib.parse import unquote

from django.http import HttpResponse
from django.utils.html import escape


def preview(request):
    raw = request.POST.get("comment", "")
    cleaned = escape(raw)
    length = len(cleaned)
    comment = unquote(request.COOKIES.get("draft", ""))
    return HttpResponse("<p>" + comment + "</p><small>" + str(length) + "</small>")
