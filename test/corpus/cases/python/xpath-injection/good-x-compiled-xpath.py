from django.http import HttpResponse
from lxml import etree

DOC = etree.parse("/srv/stock.xml")
FIND = etree.XPath("string(//item[@sku = $sku and @public = '1']/@price)")


def price(request):
    sku = request.GET["sku"]
    return HttpResponse(FIND(DOC, sku=sku), content_type="text/plain")
