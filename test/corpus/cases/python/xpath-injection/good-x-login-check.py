import re

import tornado.web
from lxml import etree


class Login(tornado.web.RequestHandler):
    def initialize(self, users):
        self.users = users

    def post(self):
        login = self.get_argument("login")
        if not re.match(r"^[A-Za-z0-9]+\Z", login):
            raise tornado.web.HTTPError(400)
        matches = self.users.xpath("//user[login/text()='%s']" % login)
        if len(matches) != 1:
            raise tornado.web.HTTPError(401)
        self.set_signed_cookie("user", login)


def app():
    return tornado.web.Application([("/login", Login, {"users": etree.parse("/srv/users.xml")})])
