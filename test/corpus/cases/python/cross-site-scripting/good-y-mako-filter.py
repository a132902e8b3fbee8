from mako.template import Template
from flask import Flask, request

app = Flask(__name__)
tpl = Template("<p>Hello ${name}</p>", default_filters=["h"])


@app.get("/mako")
def mako():
    return tpl.render(name=request.args.get("name", ""))
