import pandas as pd
from fastapi import FastAPI

app = FastAPI()
DF = pd.read_csv("sales.csv")


@app.get("/filter")
def filter_rows(where: str):
    return {"n": len(DF.query(where, engine="python"))}
