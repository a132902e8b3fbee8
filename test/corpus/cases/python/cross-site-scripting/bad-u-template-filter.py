from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def highlight(value, word):
    return mark_safe(value.replace(word, "<mark>%s</mark>" % word))
