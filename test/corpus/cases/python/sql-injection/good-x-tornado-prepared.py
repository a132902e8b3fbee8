import sqlite3

import tornado.web


class Users(tornado.web.RequestHandler):
    def prepare(self):
        self.name = self.get_argument("name")
        self.limit = int(self.get_argument("limit", "10"))

    def get(self):
        sql = "SELECT id FROM users WHERE name = ? LIMIT {0}".format(self.limit)
        with sqlite3.connect("/srv/users.db") as db:
            self.write({"ids": [r[0] for r in db.execute(sql, (self.name,))]})
