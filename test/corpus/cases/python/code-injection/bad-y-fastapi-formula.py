from fastapi import FastAPI
from pydantic import BaseModel
import math

app = FastAPI()


class Formula(BaseModel):
    expression: str
    x: float


ALLOWED = {"sin": math.sin, "cos": math.cos}


@app.post("/formula")
def formula(f: Formula):
    return {"y": eval(f.expression, {"__builtins__": {}}, {**ALLOWED, "x": f.x})}
