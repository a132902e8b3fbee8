import ldap
from flask import request, Blueprint

bp = Blueprint("people", __name__)
DEPARTMENTS = {"hr": "Human Resources", "it": "Technology"}


@bp.route("/search/<int:number>")
def search(number):
    dept = DEPARTMENTS.get(request.args.get("dept", ""), "*")
    age = int(request.args.get("age", 0))
    conn = ldap.initialize("ldaps://ldap.example.org")
    query = "(&(employeeNumber=%d)(department=%s)(age=%s))" % (number, dept, age)
    result = conn.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, query)
    return {"count": len(result)}
