from django.http import JsonResponse
from django.views.generic import ListView

from .models import Article


class ArticleList(ListView):
    model = Article

    def get_queryset(self):
        tag = self.request.GET.get("tag", "")
        return super().get_queryset().extra(where=["tags LIKE '%%" + tag + "%%'"])

    def render_to_response(self, context, **kwargs):
        return JsonResponse({"ids": [a.pk for a in context["object_list"]]})
