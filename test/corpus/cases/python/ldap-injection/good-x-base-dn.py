import ldap
import tornado.web
from ldap.dn import escape_dn_chars


class UnitHandler(tornado.web.RequestHandler):
    def get(self):
        unit = self.get_argument("unit")
        base = ",".join(["ou=" + escape_dn_chars(unit), "dc=example", "dc=org"])
        conn = ldap.initialize("ldaps://ldap.example.org")
        found = conn.search_ext_s(base, ldap.SCOPE_ONELEVEL, "(objectClass=*)")
        self.write({"count": len(found)})
