from flask import Flask
from flask import request
import io
import xml.dom.minidom
import xml.sax

app = Flask(__name__)


@app.route("/xml2", methods=["POST"])
def xml_sax_good():
    parser = xml.sax.make_parser()
    parser.parse(io.StringIO(request.form["doc"]))
    xml.dom.minidom.parseString(request.form["doc"], xml.sax.make_parser())
    return ""
