from django.http import JsonResponse
import json

LANGUAGES = ("en", "de", "fr")


def preferences(request):
    data = json.loads(request.body)
    language = data.get("language")
    if language not in LANGUAGES:
        return JsonResponse({"error": "language"}, status=400)
    request.session["language"] = language
    request.session["page_size"] = 50 if data.get("large") else 20
    return JsonResponse({"saved": True})
