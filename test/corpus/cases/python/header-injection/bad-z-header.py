from flask import Flask, make_response, request
app = Flask(__name__)
@app.get("/d")
def d():
    r = make_response("x")
    r.headers["Content-Disposition"] = "attachment; filename=" + request.args["f"]
    return r
