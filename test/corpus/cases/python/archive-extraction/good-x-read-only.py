import tarfile
import zipfile

from django.http import JsonResponse


def inspect(request):
    names = []
    with tarfile.open(fileobj=request.FILES["backup"], mode="r|gz") as tar:
        for member in tar:
            if member.name == "manifest.json":
                names.append(tar.extractfile(member).read().decode())
    return JsonResponse({"manifest": names})


def listing(request):
    with zipfile.ZipFile(request.FILES["zip"]) as archive:
        return JsonResponse({"names": archive.namelist(), "readme": archive.read("README").decode()})
