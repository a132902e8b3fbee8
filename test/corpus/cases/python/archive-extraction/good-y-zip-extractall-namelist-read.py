import io
import zipfile
from flask import Flask, request

app = Flask(__name__)


@app.post("/zip")
def z():
    with zipfile.ZipFile(io.BytesIO(request.data)) as zf:
        names = [n for n in zf.namelist() if n.endswith(".txt")]
        return {"total": sum(zf.getinfo(n).file_size for n in names)}
