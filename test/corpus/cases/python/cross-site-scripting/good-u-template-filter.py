from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def highlight(value, word):
    word = conditional_escape(word)
    return mark_safe(conditional_escape(value).replace(word, format_html("<mark>{}</mark>", word)))


@register.simple_tag
def spacer(width):
    return mark_safe("<hr>" * int(width))
