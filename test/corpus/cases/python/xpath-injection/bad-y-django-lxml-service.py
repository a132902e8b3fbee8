from django.http import JsonResponse
from lxml import etree


class Catalog:
    def __init__(self, path="catalog.xml"):
        self.tree = etree.parse(path)

    def by_isbn(self, isbn):
        expr = '//book[@isbn="{}"]/title'.format(isbn)
        return [t.text for t in self.tree.xpath(expr)]


def book(request):
    return JsonResponse({"titles": Catalog().by_isbn(request.GET["isbn"])})
