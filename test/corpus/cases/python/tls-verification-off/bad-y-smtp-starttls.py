import smtplib
import ssl


def send(msg):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP("mail.test", 587) as s:
        s.starttls(context=context)
        s.send_message(msg)
