from django.http import HttpResponse
from django.template import Context, Template


def preview(request):
    tpl = Template("{% load static %}" + request.POST.get("body", ""))
    return HttpResponse(tpl.render(Context({"user": request.user})))
