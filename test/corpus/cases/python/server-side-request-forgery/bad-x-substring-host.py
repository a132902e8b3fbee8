import requests
from tornado.web import RequestHandler


def allowed(url):
    return "example.com" in url


class FetchHandler(RequestHandler):
    def post(self):
        url = self.get_body_argument("url")
        if not allowed(url):
            self.send_error(400)
            return
        self.write(requests.get(url, timeout=4).text)
