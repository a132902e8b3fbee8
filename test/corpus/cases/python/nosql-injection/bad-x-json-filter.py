import json

import pymongo
import tornado.web


class Repository:
    def __init__(self, collection):
        self.collection = collection

    def search(self, criteria):
        return list(self.collection.find(criteria, {"_id": 0}).limit(50))


class SearchHandler(tornado.web.RequestHandler):
    repository = Repository(pymongo.MongoClient()["app"]["notes"])

    def get(self):
        criteria = json.loads(self.get_argument("filter", "{}"))
        self.write({"rows": self.repository.search(criteria)})
