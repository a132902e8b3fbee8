import smtplib
from email.message import EmailMessage

from flask import Flask, request

app = Flask(__name__)


@app.post("/contact")
def contact():
    message = EmailMessage()
    message["From"] = "web@example.org"
    message["To"] = "help@example.org"
    message["Subject"] = request.form["subject"]
    message.set_content(request.form["body"])
    with smtplib.SMTP("localhost") as smtp:
        smtp.send_message(message)
    return "", 202
