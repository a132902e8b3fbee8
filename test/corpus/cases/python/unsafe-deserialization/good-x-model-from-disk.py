import pickle

from fastapi import FastAPI, UploadFile

app = FastAPI()

with open("/opt/app/model.pkl", "rb") as handle:
    ESTIMATOR = pickle.load(handle)


@app.post("/predict")
async def predict(samples: UploadFile):
    rows = (await samples.read()).decode().splitlines()
    return {"result": [float(ESTIMATOR.predict([[float(row)]])[0]) for row in rows]}
