from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import mark_safe


def profile(request):
    bio = format_html("<div class=bio>{}</div>", request.POST["bio"])
    sep = mark_safe("<hr>")
    return render(request, "profile.html", {"bio": bio, "sep": sep})
