import ast
from flask import Flask, request
app = Flask(__name__)
@app.post("/rule")
def rule():
    return {"v": ast.literal_eval(request.get_json()["v"])}
