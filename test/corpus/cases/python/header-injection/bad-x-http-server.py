from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit


class Handler(BaseHTTPRequestHandler):
    def params(self):
        return dict(parse_qsl(urlsplit(self.path).query))

    def do_GET(self):
        params = self.params()
        self.send_response(200)
        self.send_header("Content-Language", params.get("lang", "en"))
        self.end_headers()
        self.wfile.write(b"hello")


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8080), Handler).serve_forever()
