import json

import pymongo
import tornado.web


class Repository:
    def __init__(self, collection):
        self.collection = collection

    def search(self, owner, archived):
        return list(self.collection.find({"owner": owner, "archived": archived}, {"_id": 0}).limit(50))


class SearchHandler(tornado.web.RequestHandler):
    repository = Repository(pymongo.MongoClient()["app"]["notes"])

    def get(self):
        criteria = json.loads(self.get_argument("filter", "{}"))
        rows = self.repository.search(self.current_user, bool(criteria.get("archived")))
        self.write({"rows": rows})
