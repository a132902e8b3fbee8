import smtplib
from flask import Flask, request

app = Flask(__name__)


@app.post("/contact")
def contact():
    subject = request.form["subject"]
    raw = "From: web@x.test\r\nTo: help@x.test\r\nSubject: " + subject + "\r\n\r\n" + request.form["body"]
    with smtplib.SMTP("localhost") as s:
        s.sendmail("web@x.test", ["help@x.test"], raw)
    return "sent"
