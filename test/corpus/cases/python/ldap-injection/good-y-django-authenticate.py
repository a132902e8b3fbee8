import ldap
from ldap.filter import escape_filter_chars
from django.conf import settings


class LdapBackend:
    def authenticate(self, request, username=None, password=None):
        con = ldap.initialize(settings.LDAP_URI)
        safe = escape_filter_chars(request.POST.get("username", ""))
        flt = "(&(objectClass=user)(sAMAccountName={0}))".format(safe)
        found = con.search_s(settings.LDAP_BASE, ldap.SCOPE_SUBTREE, flt, ["dn"])
        if not found or not password:
            return None
        con.simple_bind_s(found[0][0], password)
        return found[0][0]
