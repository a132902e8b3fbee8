import smtplib
import ssl
from email.message import EmailMessage


def context():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.load_default_certs()
    ctx.check_hostname = True
    ctx.verify_mode = ssl.CERT_REQUIRED
    return ctx


def send(message: EmailMessage, user, password):
    with smtplib.SMTP("mail.example.org", 587) as smtp:
        smtp.starttls(context=context())
        smtp.login(user, password)
        smtp.send_message(message)
