from flask import Flask, render_template_string, request

app = Flask(__name__)
BODY = "<h1>{{ site }}</h1><p>{{ body }}</p>"


class Mailer:
    def __init__(self, subject, body):
        self.subject = subject
        self.body = body

    def html(self, **context):
        return render_template_string(BODY, body=self.body, **context)


@app.post("/preview")
def preview():
    mail = Mailer("Preview", request.form["body"])
    return mail.html(site="Example", user="Ann")
