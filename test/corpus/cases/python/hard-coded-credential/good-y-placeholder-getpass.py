import getpass
import smtplib

DEFAULT_PASSWORD = ""


def send(msg):
    password = getpass.getpass("SMTP password: ") or DEFAULT_PASSWORD
    with smtplib.SMTP_SSL("mail.test") as s:
        s.login("bot", password)
        s.send_message(msg)
