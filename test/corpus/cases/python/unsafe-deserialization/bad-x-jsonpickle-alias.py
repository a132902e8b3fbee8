from tornado.web import RequestHandler
import jsonpickle as codec
import shelve

DECODERS = {"json": codec.decode}


class Sync(RequestHandler):
    def put(self, key):
        item = DECODERS["json"](self.request.body.decode())
        with shelve.open("/var/lib/app/items") as db:
            db[key] = item.__dict__
        self.set_status(204)
