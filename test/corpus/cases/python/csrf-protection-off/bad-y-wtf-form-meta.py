from flask_wtf import FlaskForm
from wtforms import StringField


class EmailForm(FlaskForm):
    class Meta:
        csrf = False

    email = StringField("email")
