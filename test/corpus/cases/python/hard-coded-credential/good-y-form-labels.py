from django import forms


class LoginForm(forms.Form):
    username = forms.CharField(label="User")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)

    error_messages = {"password": "Enter your password", "token": "Missing token"}
    password_help_text = "At least twelve characters"
