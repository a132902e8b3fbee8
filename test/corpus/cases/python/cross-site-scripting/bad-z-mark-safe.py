from django.utils.safestring import mark_safe
from django.shortcuts import render
def profile(request):
    return render(request, "p.html", {"bio": mark_safe(request.POST["bio"])})
