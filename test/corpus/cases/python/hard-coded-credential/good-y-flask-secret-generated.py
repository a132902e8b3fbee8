import os
import secrets
from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ.get("SECRET_KEY") or secrets.token_hex(32)
PASSWORD_FIELD = "password"
TOKEN_URL = "https://auth.test/oauth/token"
