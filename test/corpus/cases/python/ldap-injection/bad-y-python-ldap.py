import ldap
from django.http import JsonResponse


def members(request, group):
    con = ldap.initialize("ldap://dir")
    con.simple_bind_s()
    res = con.search_s("dc=corp", ldap.SCOPE_SUBTREE, "(memberOf=cn=%s,ou=groups)" % group)
    return JsonResponse({"n": len(res)})
