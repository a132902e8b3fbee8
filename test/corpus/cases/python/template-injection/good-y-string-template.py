from string import Template
from django.http import HttpResponse


def render_note(request):
    return HttpResponse(Template(request.POST["tpl"]).safe_substitute(user="u"), content_type="text/plain")
