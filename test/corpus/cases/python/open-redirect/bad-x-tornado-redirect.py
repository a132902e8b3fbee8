import tornado.web


class Base(tornado.web.RequestHandler):
    def leave(self, where):
        self.redirect(where, permanent=False)


class Logout(Base):
    def get(self):
        self.clear_cookie("user")
        self.leave(self.get_argument("return_url", "/"))
