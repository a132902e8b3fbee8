from flask import Flask, request

app = Flask(__name__)


def clean(v):
    return v.replace("<script>", "").replace("</script>", "")


@app.get("/echo")
def echo():
    return "<div>" + clean(request.args.get("m", "")) + "</div>"
