import ldap
from flask import Flask, jsonify, request
from ldap.filter import escape_filter_chars, filter_format

app = Flask(__name__)


class Directory:
    base = "ou=people,dc=example,dc=org"

    def __init__(self, url):
        self.conn = ldap.initialize(url)

    def find(self, uid, city):
        query = "(&(uid=%s)(l=%s))" % (escape_filter_chars(uid), escape_filter_chars(city))
        return self.conn.search_s(self.base, ldap.SCOPE_SUBTREE, query, ["cn", "mail"])

    def by_mail(self, mail):
        return self.conn.search_s(self.base, ldap.SCOPE_SUBTREE, filter_format("(mail=%s)", [mail]))


@app.get("/people")
def people():
    directory = Directory("ldaps://ldap.example.org")
    rows = directory.find(request.args["uid"], request.args["city"]) + directory.by_mail(request.args["mail"])
    return jsonify([dn for dn, _ in rows])
