import tornado.web

ROOT = "/srv/docs"


class DocHandler(tornado.web.RequestHandler):
    def get(self, slug):
        path = ROOT + "/" + self.get_argument("path")
        if not path.startswith(ROOT):
            raise tornado.web.HTTPError(403)
        with open(path, encoding="utf-8") as doc:
            self.write({"text": doc.read()})
