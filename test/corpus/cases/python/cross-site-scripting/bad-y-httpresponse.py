from django.http import HttpResponse
from django.views import View


class Search(View):
    def get(self, request, *args, **kwargs):
        return HttpResponse("<h1>No results for " + request.GET.get("q", "") + "</h1>")
