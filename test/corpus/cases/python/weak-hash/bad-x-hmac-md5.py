import hmac
from hashlib import md5 as fast

from flask import Flask, abort, request

app = Flask(__name__)


def token_for(user, key):
    return hmac.new(key, user.encode(), fast).hexdigest()


@app.get("/reset")
def reset():
    user = request.args["user"]
    if not hmac.compare_digest(token_for(user, app.secret_key), request.args["token"]):
        abort(403)
    return fast(user.encode() + app.secret_key).hexdigest()
