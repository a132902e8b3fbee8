import ldap3
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/ldapi/00006")
def t6():
    values = request.args.getlist("BenchmarkTest00006")
    param = values[0] if values else ""
    match "safe"[0]:
        case "t":
            bar = param
        case _:
            bar = "alice"
    conn = ldap3.Connection(ldap3.Server("ldap://ldap.test"), auto_bind=True)
    flt = f"(&(objectclass=person)(uid={bar}))"
    conn.search("ou=users,ou=system", flt, attributes=["cn"])
    return str(len(conn.entries))
