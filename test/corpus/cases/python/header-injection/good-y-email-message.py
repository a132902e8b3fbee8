import smtplib
from email.message import EmailMessage
from flask import Flask, request

app = Flask(__name__)


@app.post("/contact")
def contact():
    m = EmailMessage()
    m["From"] = "web@x.test"
    m["To"] = "help@x.test"
    m["Subject"] = request.form["subject"]
    m.set_content(request.form["body"])
    with smtplib.SMTP("localhost") as s:
        s.send_message(m)
    return "sent"
