import sqlite3

import tornado.web


class Users(tornado.web.RequestHandler):
    def prepare(self):
        self.name = self.get_argument("name")

    def get(self):
        sql = "SELECT id FROM users WHERE name = '{0}'".format(self.name)
        with sqlite3.connect("/srv/users.db") as db:
            self.write({"ids": [r[0] for r in db.execute(sql)]})
