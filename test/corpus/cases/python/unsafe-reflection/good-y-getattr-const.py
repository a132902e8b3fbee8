from django.http import JsonResponse
from . import reports


def lookup(request):
    name = request.GET.get("r", "")
    names = [name, "monthly"]
    fn = getattr(reports, names[1])
    return JsonResponse(fn())
