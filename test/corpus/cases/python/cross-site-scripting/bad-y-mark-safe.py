from django.shortcuts import render
from django.utils.safestring import mark_safe


def profile(request):
    bio = mark_safe("<div class=bio>%s</div>" % request.POST["bio"])
    return render(request, "profile.html", {"bio": bio})
