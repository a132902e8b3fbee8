import bleach
from django.utils.safestring import mark_safe
from django.shortcuts import render


def comment(request):
    clean = bleach.clean(request.POST.get("body", ""), tags=["b", "i"], attributes={})
    return render(request, "comment.html", {"body": mark_safe(clean)})
