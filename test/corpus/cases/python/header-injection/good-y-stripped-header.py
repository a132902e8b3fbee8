from http.server import BaseHTTPRequestHandler
from urllib.parse import urlparse, parse_qs


class H(BaseHTTPRequestHandler):
    def do_GET(self):
        lang = parse_qs(urlparse(self.path).query).get("lang", ["en"])[0]
        lang = lang.replace("\r", "").replace("\n", "")
        self.send_response(200)
        self.send_header("Content-Language", lang)
        self.end_headers()
