from flask import Flask, request, session, abort

app = Flask(__name__)
THEMES = ("light", "dark")


@app.post("/theme")
def theme():
    t = request.form.get("theme")
    if t not in THEMES:
        abort(400)
    session["theme"] = THEMES[THEMES.index(t)]
    return "ok"
