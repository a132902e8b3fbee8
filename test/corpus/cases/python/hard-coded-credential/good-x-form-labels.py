from django import forms

PASSWORD_FIELD = "password"
TOKEN_HEADER = "X-Auth-Token"
SECRET_NAME = "prod/billing/db"
MESSAGES = {"password": "Password must have at least 12 characters", "secret": "Enter the secret"}


class LoginForm(forms.Form):
    username = forms.CharField()
    password = forms.CharField(label="Password", widget=forms.PasswordInput)

    def clean(self):
        data = super().clean()
        if len(data.get(PASSWORD_FIELD, "")) < 12:
            raise forms.ValidationError(MESSAGES["password"])
        return data
