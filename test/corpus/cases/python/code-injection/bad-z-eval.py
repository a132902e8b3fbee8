from flask import Flask, request
app = Flask(__name__)
OPS = {}
@app.post("/rule")
def rule():
    body = request.get_json()
    return {"ok": bool(eval(body["condition"], {"__builtins__": {}}, {"x": 1}))}
