import xml.sax
from xml.sax import handler

from django.http import HttpResponse


class Counter(handler.ContentHandler):
    def __init__(self):
        super().__init__()
        self.count = 0

    def startElement(self, name, attrs):
        self.count += 1


def count(request):
    counter = Counter()
    reader = xml.sax.make_parser()
    reader.setFeature(handler.feature_external_ges, True)
    reader.setContentHandler(counter)
    reader.parse(request.FILES["document"])
    return HttpResponse(str(counter.count))
