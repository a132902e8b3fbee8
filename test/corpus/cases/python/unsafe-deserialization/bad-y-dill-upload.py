import dill
from fastapi import FastAPI, UploadFile

app = FastAPI()


class ModelStore:
    def __init__(self):
        self.models = {}

    def add(self, name, fh):
        self.models[name] = dill.load(fh)


store = ModelStore()


@app.post("/models")
def upload(model: UploadFile):
    store.add(model.filename, model.file)
    return {"count": len(store.models)}
