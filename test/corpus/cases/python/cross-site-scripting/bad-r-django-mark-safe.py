from django import forms
from django.shortcuts import render
from django.utils.safestring import mark_safe


class NoteForm(forms.Form):
    title = forms.CharField(max_length=80)
    body = forms.CharField(widget=forms.Textarea)


def paragraphs(text):
    return mark_safe("".join(f"<p>{line}</p>" for line in text.splitlines() if line))


def preview(request):
    form = NoteForm(request.POST or None)
    context = {"form": form}
    if form.is_valid():
        context["body"] = paragraphs(form.cleaned_data["body"])
    return render(request, "notes/preview.html", context)
