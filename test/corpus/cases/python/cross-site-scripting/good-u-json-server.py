import json
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlparse(self.path).query).get("name", ["you"])[0]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps({"hello": name}).encode())
