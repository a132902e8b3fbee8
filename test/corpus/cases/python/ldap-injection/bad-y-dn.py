import ldap3
from fastapi import FastAPI, Form

app = FastAPI()


@app.post("/auth")
def auth(user: str = Form(), password: str = Form()):
    c = ldap3.Connection(ldap3.Server("ldaps://d"), auto_bind=True)
    base = "uid=" + user + ",ou=people,dc=corp"
    c.search(base, "(objectClass=*)", search_scope=ldap3.BASE)
    return {"ok": bool(c.entries) and bool(password)}
