import jsonpickle
from django.http import JsonResponse


def restore(request):
    state = jsonpickle.decode(request.body.decode())
    return JsonResponse({"type": type(state).__name__})
