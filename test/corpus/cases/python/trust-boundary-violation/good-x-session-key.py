from flask import Blueprint, request, session

bp = Blueprint("wizard", __name__, url_prefix="/wizard")
STEPS = {"1": "address", "2": "payment", "3": "review"}


def remember(key, value):
    session[key] = value


@bp.route("/step", methods=["POST"])
def step():
    name = STEPS.get(request.args.get("field", "1"), "address")
    remember(name, "done")
    return "", 204
