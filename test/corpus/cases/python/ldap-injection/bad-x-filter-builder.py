import ldap3
from fastapi import APIRouter, Request

router = APIRouter()


class FilterBuilder:
    def __init__(self):
        self._terms = []

    def equals(self, attribute, value):
        self._terms.append(f"({attribute}={value})")
        return self

    def build(self):
        return "(&" + "".join(self._terms) + ")"


@router.get("/find")
async def find(request: Request):
    builder = FilterBuilder()
    for key in ("sn", "givenName"):
        if key in request.query_params:
            builder.equals(key, request.query_params[key])
    conn = ldap3.Connection(ldap3.Server("ldap.example.org"), auto_bind=True)
    conn.search("dc=example,dc=org", builder.build())
    return len(conn.entries)
