import ldap
from ldap.filter import filter_format
from django.http import JsonResponse


def members(request, group):
    con = ldap.initialize("ldap://dir")
    con.simple_bind_s()
    res = con.search_s("dc=corp", ldap.SCOPE_SUBTREE, filter_format("(cn=%s)", [group]))
    return JsonResponse({"n": len(res)})
