from django.http import JsonResponse
from ldap3 import ALL, Connection, Server
from ldap3.utils.conv import escape_filter_chars

SERVER = Server("ldaps://dc.example.org", get_info=ALL)


def groups(request):
    login = escape_filter_chars(request.POST.get("login", ""))
    with Connection(SERVER, auto_bind=True) as conn:
        conn.search(
            search_base="dc=example,dc=org",
            search_filter=f"(&(objectClass=group)(memberUid={login}))",
            attributes=["cn"],
        )
        return JsonResponse({"groups": [str(e.cn) for e in conn.entries]})
