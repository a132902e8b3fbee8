import ldap3
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/ldapi/00005")
def t5():
    values = request.args.getlist("BenchmarkTest00005")
    param = values[0] if values else ""
    num = 196
    bar = param if (500 // 42) + num > 200 else "This should never happen"
    conn = ldap3.Connection(ldap3.Server("ldap://ldap.test"), auto_bind=True)
    flt = f"(&(objectclass=person)(uid={bar}))"
    conn.search("ou=users,ou=system", flt, attributes=["cn"])
    return str(len(conn.entries))
