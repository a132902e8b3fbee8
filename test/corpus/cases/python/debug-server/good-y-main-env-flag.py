import os
from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    debug = os.getenv("FLASK_DEBUG") == "1"
    app.run(host="localhost", debug=debug)
