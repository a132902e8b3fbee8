from defusedxml import ElementTree as ET
from django.http import JsonResponse


def feed(request):
    tree = ET.fromstring(request.body)
    return JsonResponse({"items": [i.text for i in tree.iter("item")]})
