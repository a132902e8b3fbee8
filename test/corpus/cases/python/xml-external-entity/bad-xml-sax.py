from flask import Flask
from flask import request
import io
import xml.sax
import xml.sax.handler

app = Flask(__name__)


@app.route("/xml1", methods=["POST"])
def xml_sax_bad():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(io.StringIO(request.form["doc"]))
    return ""
