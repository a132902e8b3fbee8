import io
import zipfile
from flask import Flask, request, send_file

app = Flask(__name__)


def bundle(names):
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w") as z:
        for n in names:
            z.write("/srv/share/" + n, arcname=n)
    buf.seek(0)
    return buf


@app.post("/bundle")
def make_bundle():
    return send_file(bundle(request.form.getlist("f")), download_name="b.zip")
