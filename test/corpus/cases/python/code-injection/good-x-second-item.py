from flask import Flask, request

app = Flask(__name__)


def arguments():
    items = ["1 + 1"]
    items.append(request.args.get("q", "0"))
    items.append("2 * 2")
    items.pop(0)
    return items


@app.route("/compute")
def compute():
    asked, fixed = arguments()
    app.logger.info("asked for %d characters", len(asked))
    return str(eval(fixed))
