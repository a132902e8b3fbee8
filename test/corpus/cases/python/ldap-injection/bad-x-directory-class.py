import ldap
from flask import Flask, jsonify, request

app = Flask(__name__)


class Directory:
    base = "ou=people,dc=example,dc=org"

    def __init__(self, url):
        self.conn = ldap.initialize(url)

    def find(self, uid):
        query = "(&(objectClass=person)(uid=%s))" % uid
        return self.conn.search_s(self.base, ldap.SCOPE_SUBTREE, query, ["cn", "mail"])


@app.get("/people")
def people():
    rows = Directory("ldaps://ldap.example.org").find(request.args.get("uid"))
    return jsonify([dn for dn, _ in rows])
