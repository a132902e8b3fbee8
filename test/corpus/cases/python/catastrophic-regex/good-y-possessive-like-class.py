import re
from flask import Flask, request

app = Flask(__name__)
CSV = re.compile(r'^"[^"]*"(?:,"[^"]*")*$')


@app.post("/csv")
def csv_line():
    return str(bool(CSV.match(request.form.get("line", "")[:2000])))
