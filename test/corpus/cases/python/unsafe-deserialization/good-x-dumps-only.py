import json
import pickle

from tornado.web import RequestHandler


class Sync(RequestHandler):
    def initialize(self, cache):
        self.cache = cache

    def put(self, key):
        item = json.loads(self.request.body)
        blob = pickle.dumps(item)
        copy = pickle.loads(blob)
        self.cache[key] = copy
        self.set_status(204)
