import io

import joblib
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/predict")
async def predict(model: UploadFile, value: float):
    content = await model.read()
    estimator = joblib.load(io.BytesIO(content))
    return {"result": float(estimator.predict([[value]])[0])}
