import ldap3
from ldap3.utils.dn import escape_rdn
from fastapi import FastAPI, Form

app = FastAPI()


@app.post("/auth")
def auth(user: str = Form()):
    c = ldap3.Connection(ldap3.Server("ldaps://d"), auto_bind=True)
    base = "uid=" + escape_rdn(user) + ",ou=people,dc=corp"
    c.search(base, "(objectClass=*)", search_scope=ldap3.BASE)
    return {"ok": bool(c.entries)}
