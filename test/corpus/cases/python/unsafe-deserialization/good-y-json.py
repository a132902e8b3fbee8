import json
from django.http import JsonResponse


def restore(request):
    state = json.loads(request.body)
    return JsonResponse({"type": type(state).__name__})
