from flask import Flask, request, Response

app = Flask(__name__)


@app.get("/crumbs")
def crumbs():
    trail = request.cookies.get("trail", "").split("|")
    trail.reverse()
    items = "".join("<li>%s</li>" % t for t in trail)
    return Response("<ul>" + items + "</ul>", mimetype="text/html")
