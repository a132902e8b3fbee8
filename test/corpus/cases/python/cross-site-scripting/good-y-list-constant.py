from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/xss/00034")
def t34():
    param = request.args.get("v", "")
    stack = [param]
    stack.append("constant text")
    bar = stack.pop()
    return make_response("<p>%s</p>" % bar)
