from django.http import JsonResponse, HttpResponseBadRequest
from lxml import etree


class Catalog:
    def __init__(self, path="catalog.xml"):
        self.tree = etree.parse(path)

    def by_isbn(self, isbn):
        return [t.text for t in self.tree.xpath('//book[@isbn="{}"]/title'.format(isbn))]


def book(request):
    isbn = request.GET["isbn"]
    if not isbn.isalnum():
        return HttpResponseBadRequest()
    return JsonResponse({"titles": Catalog().by_isbn(isbn)})
