import secrets

import numpy as np
from fastapi import FastAPI

app = FastAPI()


@app.post("/sample")
def sample(size: int = 10):
    rng = np.random.default_rng(42)
    values = rng.normal(size=min(size, 1000))
    return {"values": values.tolist(), "cursor": secrets.token_urlsafe(16)}
