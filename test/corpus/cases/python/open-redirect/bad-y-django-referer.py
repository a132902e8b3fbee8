from django.http import HttpResponseRedirect


def back(request):
    request.session["visited"] = True
    return HttpResponseRedirect(request.GET.get("return_to") or "/")
