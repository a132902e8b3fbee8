from flask import Flask, request, stream_with_context

app = Flask(__name__)


@app.route("/table")
def table():
    headings = request.args.getlist("h")

    @stream_with_context
    def generate():
        yield "<table><tr>"
        for heading in headings:
            yield "<th>" + heading + "</th>"
        yield "</tr></table>"

    return app.response_class(generate(), mimetype="text/html")
