from urllib.request import Request, urlopen

from django.http import HttpResponse
from django.views.generic import View


class FeedView(View):
    def feed_url(self):
        return self.request.GET["feed"]

    def get(self, request, *args, **kwargs):
        req = Request(self.feed_url(), headers={"Accept": "application/rss+xml"})
        with urlopen(req, timeout=10) as stream:
            return HttpResponse(stream.read(), content_type="application/rss+xml")
