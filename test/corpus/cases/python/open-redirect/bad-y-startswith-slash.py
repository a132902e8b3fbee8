from flask import Flask, request, redirect

app = Flask(__name__)


@app.get("/continue")
def cont():
    nxt = request.args.get("next", "/")
    if nxt.startswith("/"):
        return redirect(nxt)
    return redirect("/")
