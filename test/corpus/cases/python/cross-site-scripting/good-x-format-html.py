from django.http import HttpRequest
from django.shortcuts import render
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe


def highlight(text):
    return format_html("Results for <mark>{}</mark>", text)


def footer(text):
    return mark_safe("<p>" + escape(text) + "</p>")


def results(request: HttpRequest):
    query = request.GET.get("q", "")
    return render(request, "results.html", {"heading": highlight(query), "footer": footer(query)})
