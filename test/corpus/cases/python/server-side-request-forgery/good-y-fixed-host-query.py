import requests
from flask import Flask, request

app = Flask(__name__)


@app.get("/weather")
def weather():
    r = requests.get("https://api.weather.test/v1/now", params={"city": request.args["city"]}, timeout=3)
    return r.json()
