import requests
from django.http import JsonResponse
from django.views import View


class FetchMixin:
    timeout = 5

    def fetch(self):
        return requests.head(self.target(), timeout=self.timeout)


class LinkCheck(FetchMixin, View):
    def target(self):
        return "http://" + self.request.GET["site"]

    def get(self, request):
        return JsonResponse({"status": self.fetch().status_code})
