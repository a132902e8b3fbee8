from django.http import JsonResponse
from django.views import View
from .models import Invoice


class InvoiceSearch(View):
    def get(self, request):
        term = request.GET.get("term", "")
        qs = Invoice.objects.raw("SELECT * FROM billing_invoice WHERE note LIKE '%%%s%%'" % term)
        return JsonResponse({"ids": [i.pk for i in qs]})
