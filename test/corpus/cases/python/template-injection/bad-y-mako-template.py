from mako.template import Template
from django.http import HttpResponse


def render_note(request):
    return HttpResponse(Template(request.POST["tpl"]).render(user=request.user), content_type="text/plain")
