from django.http import HttpResponse
from lxml import etree

DOC = etree.parse("/srv/stock.xml")


def price(request):
    sku = request.GET["sku"]
    condition = f"@sku = '{sku}' and @public = '1'"
    find = etree.XPath("string(//item[%s]/@price)" % condition)
    return HttpResponse(find(DOC), content_type="text/plain")
