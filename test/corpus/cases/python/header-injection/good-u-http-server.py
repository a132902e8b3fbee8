from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse

LANGUAGES = {"de": "de-CH", "en": "en-GB"}


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.send_header("Content-Language", LANGUAGES.get(query["lang"][0], "en-GB"))
        self.end_headers()
