from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit


class Handler(BaseHTTPRequestHandler):
    languages = {"en", "de", "pt"}

    def params(self):
        return dict(parse_qsl(urlsplit(self.path).query))

    def do_GET(self):
        lang = self.params().get("lang", "en")
        self.send_response(200)
        self.send_header("Content-Language", lang if lang in self.languages else "en")
        self.end_headers()
        self.wfile.write(b"hello")


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8080), Handler).serve_forever()
