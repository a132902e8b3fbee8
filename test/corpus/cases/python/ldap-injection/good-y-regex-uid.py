import re
import ldap3
from flask import Flask, request, abort

app = Flask(__name__)


@app.route("/bench/ldapi/00313", methods=["POST"])
def t313():
    uid = request.cookies.get("uid", "")
    if re.fullmatch(r"[a-z][a-z0-9]{2,15}", uid) is None:
        abort(400)
    conn = ldap3.Connection(ldap3.Server("ldap://l"), auto_bind=True)
    conn.search("ou=users", "(uid=" + uid + ")")
    return str(len(conn.entries))
