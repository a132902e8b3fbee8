from django.http import JsonResponse
from .models import *


def lookup(request, model):
    cls = globals()[model]
    return JsonResponse({"n": cls.objects.count()})
