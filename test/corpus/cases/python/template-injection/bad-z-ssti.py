from flask import Flask, render_template_string, request
app = Flask(__name__)
@app.route("/hello")
def hello():
    template = "<h1>Hello %s</h1>" % request.args.get("name", "you")
    return render_template_string(template)
