from flask import Flask

app = Flask(__name__)
DEV_MODE = True


def serve():
    app.run("127.0.0.1", 5000, debug=DEV_MODE)


serve()
