import ldap
import tornado.web


class UnitHandler(tornado.web.RequestHandler):
    def get(self):
        unit = self.get_argument("unit")
        base = ",".join(["ou=" + unit, "dc=example", "dc=org"])
        conn = ldap.initialize("ldaps://ldap.example.org")
        found = conn.search_ext_s(base, ldap.SCOPE_ONELEVEL, "(objectClass=*)")
        self.write({"count": len(found)})
