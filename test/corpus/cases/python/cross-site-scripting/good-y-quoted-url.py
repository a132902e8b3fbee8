from urllib.parse import quote_plus
from flask import Flask, request

app = Flask(__name__)


@app.get("/link")
def link():
    q = quote_plus(request.args.get("q", ""))
    return f'<a href="/search?q={q}">again</a>'
