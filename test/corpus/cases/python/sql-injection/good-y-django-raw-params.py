from django.db import connection
from django.http import JsonResponse
from django.views import View
from .models import Invoice


class InvoiceSearch(View):
    def get(self, request):
        term = request.GET.get("term", "")
        qs = Invoice.objects.raw(
            "SELECT * FROM billing_invoice WHERE note LIKE %s", ["%" + term + "%"]
        )
        with connection.cursor() as cur:
            cur.execute("SELECT count(*) FROM billing_invoice WHERE note = %s", [term])
            total = cur.fetchone()[0]
        return JsonResponse({"ids": [i.pk for i in qs], "total": total})
