import base64
import pickle
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        jar = SimpleCookie(self.headers.get("Cookie", ""))
        if "prefs" in jar:
            self.server.prefs = pickle.loads(base64.b64decode(jar["prefs"].value))
