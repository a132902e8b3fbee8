import tornado.web
from lxml import etree


class Login(tornado.web.RequestHandler):
    def initialize(self, users):
        self.users = users

    def post(self):
        data = tornado.escape.json_decode(self.request.body)
        query = "//user[login/text()='%(login)s' and pin/text()='%(pin)s']" % data
        matches = self.users.xpath(query)
        if len(matches) != 1:
            raise tornado.web.HTTPError(401)
        self.set_signed_cookie("user", data["login"])


def app():
    return tornado.web.Application([("/login", Login, {"users": etree.parse("/srv/users.xml")})])
