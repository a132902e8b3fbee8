import requests
from flask import Flask, Response, request

app = Flask(__name__)
http = requests.Session()
http.headers["User-Agent"] = "mirror/1.0"


@app.route("/mirror")
def mirror():
    options = dict(request.args)
    url = options.pop("u", None)
    if url is None or not url.startswith("http"):
        return "bad url", 400
    upstream = http.request("GET", url, stream=True, timeout=8)
    return Response(upstream.iter_content(8192), content_type=upstream.headers.get("Content-Type"))
