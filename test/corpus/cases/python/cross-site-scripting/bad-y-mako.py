from mako.template import Template
from flask import Flask, request

app = Flask(__name__)
tpl = Template("<p>Hello ${name}</p>")


@app.get("/mako")
def mako():
    return tpl.render(name=request.args.get("name", ""))
