from random import choices, shuffle
from secrets import token_hex

from flask import Flask, jsonify

app = Flask(__name__)
QUESTIONS = ["Capital of Peru?", "7 x 8?", "Longest river?"]


@app.get("/quiz")
def quiz():
    questions = QUESTIONS[:]
    shuffle(questions)
    colours = choices(["red", "blue"], k=3)
    csrf_token = token_hex(32)
    return jsonify(questions=questions, colours=colours, csrf_token=csrf_token)
