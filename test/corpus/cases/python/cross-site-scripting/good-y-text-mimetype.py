from flask import Flask, request, Response

app = Flask(__name__)


@app.get("/raw")
def raw():
    return Response(request.args.get("t", ""), mimetype="text/plain", headers={"X-Content-Type-Options": "nosniff"})
