from django.http import HttpResponse
from django.template import Context, Template
from django.views import View


class SignatureView(View):
    source = "<p>{{ signature }}</p>"

    def post(self, request):
        signature = request.POST.get("signature", "")
        html = Template(self.source).render(Context({"signature": signature}))
        return HttpResponse(html)
