import operator

from django.http import JsonResponse

from shop.models import Product

OPERATORS = {"lt": operator.lt, "gt": operator.gt, "eq": operator.eq}


def build_predicate(op, limit):
    compare = OPERATORS[op]
    return lambda p: compare(p.price, limit)


def products(request):
    predicate = build_predicate(request.GET.get("op", "lt"), float(request.GET["limit"]))
    rows = [p for p in Product.objects.all() if predicate(p)]
    return JsonResponse({"rows": [{"id": p.id, "name": p.name} for p in rows]})
