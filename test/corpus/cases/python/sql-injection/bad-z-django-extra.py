from django.views import View
from django.http import JsonResponse
from .models import Article
class Search(View):
    def get(self, request, *args, **kwargs):
        where = "author = '{}'".format(self.request.GET["author"])
        return JsonResponse(list(Article.objects.extra(where=[where]).values()), safe=False)
