from django.utils.html import format_html
from django.http import HttpResponse
def profile(request):
    return HttpResponse(format_html("<b>{}</b>", request.GET["bio"]))
