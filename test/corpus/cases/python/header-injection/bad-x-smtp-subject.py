import smtplib

from flask import Flask, request

app = Flask(__name__)


@app.post("/contact")
def contact():
    sender = request.form["email"]
    subject = request.form["subject"]
    text = "\r\n".join(["From: " + sender, "To: help@example.org", "Subject: " + subject, "", request.form["body"]])
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("web@example.org", ["help@example.org"], text)
    return "", 202
