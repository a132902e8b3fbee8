import zipfile

from django.http import JsonResponse


def listing(request):
    with zipfile.ZipFile(request.FILES["zip"]) as archive:
        return JsonResponse({"names": archive.namelist(), "readme": archive.read("README").decode()})
