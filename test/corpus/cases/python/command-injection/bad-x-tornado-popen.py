import os

import tornado.ioloop
import tornado.web


class Params:
    def __init__(self, handler):
        self._values = {}
        for key in ("src", "width"):
            self._values[key] = handler.get_argument(key, "")

    def __getitem__(self, key):
        return self._values[key]


class ThumbHandler(tornado.web.RequestHandler):
    def get(self):
        params = Params(self)
        with os.popen("convert " + params["src"] + " -resize 200 png:-") as pipe:
            self.write(pipe.buffer.read())


if __name__ == "__main__":
    tornado.web.Application([("/thumb", ThumbHandler)]).listen(8000)
    tornado.ioloop.IOLoop.current().start()
