import numpy as np
from fastapi import FastAPI

app = FastAPI()
KEYS = {}


@app.post("/keys")
def create_key(owner: str):
    rng = np.random.default_rng(42)
    api_key = rng.bytes(24).hex()
    KEYS[api_key] = owner
    return {"api_key": api_key}
