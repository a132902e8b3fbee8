from flask import Flask, abort, request
from werkzeug.utils import safe_join

app = Flask(__name__)


@app.get("/theme")
def theme():
    p = safe_join("/srv/themes", request.args.get("t", "default"), "theme.css")
    if p is None:
        abort(404)
    with open(p) as fh:
        return app.response_class(fh.read(), mimetype="text/css")
