import pandas as pd
from flask import Flask, request

app = Flask(__name__)
EXPR = {"margin": "price - cost", "total": "price * qty"}


@app.get("/metric")
def metric():
    df = pd.read_csv("sales.csv")
    expr = EXPR.get(request.args.get("m"), EXPR["total"])
    return str(df.eval(expr).sum())
