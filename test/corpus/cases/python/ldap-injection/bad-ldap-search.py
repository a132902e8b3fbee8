from flask import Flask
from flask import request
import ldap3

app = Flask(__name__)


@app.route("/l1")
def ldap_search():
    param = request.args["name"]
    with ldap3.Connection(ldap3.Server("ldap.example.com"), auto_bind=True) as conn:
        conn.search("ou=users,ou=system", f"(&(objectclass=person)(|(uid={param})(street=x)))", attributes=["*"])
        safe = ldap3.utils.conv.escape_filter_chars(param)
    return ""
