from flask import Flask, render_template_string, request

app = Flask(__name__)

LAYOUT = """
{% extends "base.html" %}
{% block main %}<h1>{{ title }}</h1><p>{{ text }}</p>{% endblock %}
"""


def page(title, text, status=200):
    return render_template_string(LAYOUT, title=title, text=text), status


@app.errorhandler(404)
def missing(error):
    return page("Not found", "There is no " + request.path, 404)
