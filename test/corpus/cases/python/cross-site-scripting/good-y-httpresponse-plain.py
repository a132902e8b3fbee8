from django.http import HttpResponse
from django.views import View


class Search(View):
    def get(self, request, *args, **kwargs):
        return HttpResponse("No results for " + request.GET.get("q", ""), content_type="text/plain")
