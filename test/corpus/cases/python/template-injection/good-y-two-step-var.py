from flask import Flask, request
import jinja2

app = Flask(__name__)


def layout(body):
    return "<html><body>{% block c %}" + body + "{% endblock %}</body></html>"


@app.post("/newsletter")
def newsletter():
    source = layout("<p>{{ greeting|e }} {{ customer.name }}</p>")
    t = jinja2.Template(source, autoescape=True)
    return t.render(customer={"name": "Ann"}, greeting=request.form.get("greeting", "Dear"))
