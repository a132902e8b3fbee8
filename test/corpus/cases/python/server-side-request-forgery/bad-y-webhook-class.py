import requests
from django.http import JsonResponse
from django.views import View
from .models import Webhook


class Delivery:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()

    def send(self, payload):
        return self.session.post(self.url, json=payload, timeout=4)


class TestWebhook(View):
    def post(self, request):
        url = request.POST.get("url", "").strip()
        resp = Delivery(url).send({"event": "ping"})
        return JsonResponse({"status": resp.status_code})
