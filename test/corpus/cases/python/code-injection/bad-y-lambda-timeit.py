import timeit
from django.http import HttpResponse


def bench(request):
    stmt = request.POST.get("stmt", "pass")
    t = timeit.timeit(stmt, number=10)
    return HttpResponse(str(t))
