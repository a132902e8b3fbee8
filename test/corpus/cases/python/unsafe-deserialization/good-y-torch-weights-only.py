import torch
from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/weights")
def weights(f: UploadFile):
    sd = torch.load(f.file, map_location="cpu", weights_only=True)
    return {"tensors": len(sd)}
