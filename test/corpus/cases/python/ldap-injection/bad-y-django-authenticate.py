import ldap
from django.conf import settings


class LdapBackend:
    def authenticate(self, request, username=None, password=None):
        con = ldap.initialize(settings.LDAP_URI)
        flt = "(&(objectClass=user)(sAMAccountName={0}))".format(request.POST.get("username"))
        found = con.search_s(settings.LDAP_BASE, ldap.SCOPE_SUBTREE, flt, ["dn"])
        if not found:
            return None
        con.simple_bind_s(found[0][0], password)
        return found[0][0]
