import ldap3
from ldap3.utils.conv import escape_filter_chars
from flask import Flask, request

app = Flask(__name__)


class Directory:
    def __init__(self):
        self.conn = ldap3.Connection(ldap3.Server("ldaps://ldap.test"), auto_bind=True)

    def find(self, uid):
        self.conn.search("dc=test", "(uid=" + escape_filter_chars(uid) + ")")
        return self.conn.entries


@app.get("/who")
def who():
    return str(len(Directory().find(request.args.get("uid", ""))))
