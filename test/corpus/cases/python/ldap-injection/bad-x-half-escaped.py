import ldap
from flask import request, Blueprint
from ldap.filter import escape_filter_chars

bp = Blueprint("people", __name__)
FILTER = "(&(cn={cn})(department={dept}))"


@bp.route("/search")
def search():
    values = {"cn": escape_filter_chars(request.args["cn"])}
    values["dept"] = request.args.get("dept", "*")
    conn = ldap.initialize("ldaps://ldap.example.org")
    result = conn.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, FILTER.format(**values))
    return {"count": len(result)}
