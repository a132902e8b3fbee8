from django.http import HttpResponse
from django.template import Context, Engine, Template
from django.views import View


class SignatureView(View):
    prefix = "{% load humanize %}"

    def post(self, request):
        source = self.prefix + request.POST.get("signature", "")
        html = Template(source).render(Context({"user": request.user}))
        text = Engine.get_default().from_string(source).render(Context({}))
        return HttpResponse(html + text)
