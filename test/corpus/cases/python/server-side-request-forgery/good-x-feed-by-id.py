from urllib.request import Request, urlopen

from django.http import HttpResponse
from django.views.generic import View

FEEDS = ["https://news.example.org/rss", "https://blog.example.org/atom"]


class FeedView(View):
    def feed_url(self):
        return FEEDS[int(self.request.GET["feed"]) % len(FEEDS)]

    def get(self, request, *args, **kwargs):
        req = Request(self.feed_url(), headers={"Accept": "application/rss+xml"})
        with urlopen(req, timeout=10) as stream:
            return HttpResponse(stream.read(), content_type="application/rss+xml")
