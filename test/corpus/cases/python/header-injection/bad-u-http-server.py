from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.send_header("Content-Language", query["lang"][0])
        self.end_headers()
