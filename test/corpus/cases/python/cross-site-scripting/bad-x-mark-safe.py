from django import template
from django.utils.safestring import mark_safe

from django.http import HttpRequest
from django.shortcuts import render

register = template.Library()


def highlight(text, word):
    return mark_safe(text.replace(word, "<mark>" + word + "</mark>"))


def results(request: HttpRequest):
    query = request.GET.get("q", "")
    heading = highlight("Results for " + query, query)
    return render(request, "results.html", {"heading": heading})
