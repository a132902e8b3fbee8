from django.shortcuts import render
from .models import Ticket


def tickets(request):
    status = request.POST["status"]
    rows = Ticket.objects.extra(where=["status = '" + status + "'"])
    return render(request, "tickets.html", {"rows": rows})
