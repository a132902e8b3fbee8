from flask import Flask, request

app = Flask(__name__)


@app.post("/say")
def say():
    text = request.form.get("text", "")
    if not text.startswith('\'') or not text.endswith('\'') or '\'' in text[1:-1]:
        return "a plain literal, please", 400
    return "said " + str(len(eval(text)))
