from urllib.parse import quote

import requests
from tornado.web import RequestHandler

API = "https://api.example.com/v2/users/"


class FetchHandler(RequestHandler):
    def post(self):
        user = self.get_body_argument("user")
        self.write(requests.get(API + quote(user, safe=""), timeout=4).text)
