import json
from django.http import JsonResponse
from .models import Account


def create(request):
    payload = json.loads(request.body)
    acc = Account.objects.create(**payload)
    return JsonResponse({"id": acc.pk})
