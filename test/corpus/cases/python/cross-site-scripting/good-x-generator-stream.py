from flask import Flask, request, stream_with_context

app = Flask(__name__)


@app.route("/table")
def table():
    headings = request.args.getlist("h")

    @stream_with_context
    def generate():
        yield "heading,length\n"
        for heading in headings:
            yield f"{heading},{len(heading)}\n"

    return app.response_class(generate(), mimetype="text/csv")
