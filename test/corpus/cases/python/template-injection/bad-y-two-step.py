from flask import Flask, request
import jinja2

app = Flask(__name__)


def layout(body):
    return "<html><body>{% block c %}" + body + "{% endblock %}</body></html>"


@app.post("/newsletter")
def newsletter():
    greeting = request.form.get("greeting", "Dear")
    source = layout("<p>%s {{ customer.name }}</p>" % greeting)
    t = jinja2.Template(source)
    return t.render(customer={"name": "Ann"})
