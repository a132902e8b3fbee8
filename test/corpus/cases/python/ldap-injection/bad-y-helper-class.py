import ldap3
from flask import Flask, request

app = Flask(__name__)


class LDAPManager:
    def __init__(self):
        self.server = ldap3.Server("ldap://localhost:10389")

    def search(self, base, flt):
        conn = ldap3.Connection(self.server, auto_bind=True)
        conn.search(base, flt, attributes=ldap3.ALL_ATTRIBUTES)
        return conn.entries


@app.route("/bench/ldapi/00312", methods=["POST"])
def t312():
    param = request.cookies.get("BenchmarkTest00312", "noCookieValueSupplied")
    m = LDAPManager()
    rows = m.search("ou=users,ou=system", "(&(objectclass=person))(|(uid=" + param + ")(street={0}))")
    return str(len(rows))
