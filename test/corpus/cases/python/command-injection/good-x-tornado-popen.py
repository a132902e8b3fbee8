import os
import re

import tornado.ioloop
import tornado.web

SAFE = re.compile(r"[a-z0-9_]{1,40}\.png")


class ThumbHandler(tornado.web.RequestHandler):
    def get(self):
        src = self.get_argument("src", "")
        if SAFE.fullmatch(src) is None:
            raise tornado.web.HTTPError(400)
        with os.popen("convert /srv/images/" + src + " -resize 200 png:-") as pipe:
            self.write(pipe.buffer.read())


if __name__ == "__main__":
    tornado.web.Application([("/thumb", ThumbHandler)]).listen(8000)
    tornado.ioloop.IOLoop.current().start()
