from flask import Flask
from flask_wtf.csrf import CSRFProtect

app = Flask(__name__)
csrf = CSRFProtect(app)


@app.post("/account/delete")
@csrf.exempt
def delete_account():
    return "deleted"
