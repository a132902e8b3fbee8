import requests
from flask import Flask, Response, request

app = Flask(__name__)
http = requests.Session()
http.headers["User-Agent"] = "mirror/1.0"


@app.route("/mirror")
def mirror():
    options = dict(request.args)
    term = options.pop("u", None)
    if term is None:
        return "bad term", 400
    upstream = http.request("GET", "https://mirror.example.org/search", params={"q": term}, timeout=8)
    return Response(upstream.iter_content(8192), content_type="application/json")
