from django.http import JsonResponse

from shop.models import Product


def build_predicate(expression):
    return eval("lambda p: " + expression)


def products(request):
    wanted = request.GET.get("where") or "True"
    predicate = build_predicate(wanted.replace("__", ""))
    rows = [p for p in Product.objects.all() if predicate(p)]
    return JsonResponse({"rows": [{"id": p.id, "name": p.name} for p in rows]})
