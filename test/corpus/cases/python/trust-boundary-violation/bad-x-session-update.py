from django.http import JsonResponse
import json


def preferences(request):
    data = json.loads(request.body)
    for key, value in data.items():
        request.session[key] = value
    request.session.modified = True
    return JsonResponse({"saved": len(data)})
