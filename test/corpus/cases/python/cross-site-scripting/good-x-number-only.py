from django.http import HttpResponse, HttpResponseBadRequest


def page(request):
    try:
        number = int(request.GET.get("page", "1"))
    except ValueError:
        return HttpResponseBadRequest("page must be a number")
    sort = request.GET.get("sort")
    label = {"new": "Newest", "old": "Oldest"}.get(sort, "All")
    return HttpResponse("<h2>" + label + "</h2><p>Page " + str(number) + "</p>")
