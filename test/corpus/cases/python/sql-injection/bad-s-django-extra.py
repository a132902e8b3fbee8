from django.db import connection, models
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from .models import Invoice


def dictionaries(cursor):
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor.fetchall()]


class InvoiceQuerySet(models.QuerySet):
    def for_customer(self, customer):
        return self.extra(where=["customer = '%s'" % customer])


@require_GET
def invoices(request):
    queryset = InvoiceQuerySet(Invoice).for_customer(request.GET.get("customer"))
    return JsonResponse({"items": list(queryset.values("id", "total"))})
