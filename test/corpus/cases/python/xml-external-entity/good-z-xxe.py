from defusedxml import ElementTree
from flask import Flask, request
app = Flask(__name__)
@app.post("/xml")
def parse():
    return {"tag": ElementTree.fromstring(request.data).tag}
