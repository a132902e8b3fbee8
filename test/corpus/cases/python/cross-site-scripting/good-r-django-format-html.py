from django import forms
from django.shortcuts import render
from django.utils.html import format_html, format_html_join, escape
from django.utils.safestring import mark_safe


class NoteForm(forms.Form):
    title = forms.CharField(max_length=80)
    body = forms.CharField(widget=forms.Textarea)


def paragraphs(text):
    return format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines() if line))


def preview(request):
    form = NoteForm(request.POST or None)
    context = {"form": form}
    if form.is_valid():
        title = mark_safe(f"<h1>{escape(form.cleaned_data['title'])}</h1>")
        context["body"] = format_html("{}{}", title, paragraphs(form.cleaned_data["body"]))
    return render(request, "notes/preview.html", context)
