from django.http import HttpResponse


def pick(request):
    request.session["role"] = request.POST.get("role")
    return HttpResponse("ok")
