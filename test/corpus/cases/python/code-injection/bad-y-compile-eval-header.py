from flask import Flask, request

app = Flask(__name__)


def parse(src):
    return compile(src.strip(), "<hdr>", "eval")


@app.get("/hdr")
def hdr():
    c = parse(request.headers.get("X-Expr", "1"))
    return str(eval(c, {}))
