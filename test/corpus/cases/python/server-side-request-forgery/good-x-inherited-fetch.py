import requests
from django.http import JsonResponse
from django.views import View


class FetchMixin:
    timeout = 5

    def fetch(self):
        return requests.head(self.target(), timeout=self.timeout)


class LinkCheck(FetchMixin, View):
    def target(self):
        return "https://status.example.org/ping"

    def get(self, request):
        site = request.GET["site"]
        return JsonResponse({"site": site, "status": self.fetch().status_code})
