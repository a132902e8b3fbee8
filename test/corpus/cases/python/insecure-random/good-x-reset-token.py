import secrets
import string

from django.core.mail import send_mail
from django.http import JsonResponse

ALPHABET = string.ascii_letters + string.digits


def make_token(length=32):
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def request_reset(request):
    token = make_token()
    request.session["reset_token"] = token
    send_mail("Reset", f"Your reset token: {token}", "no-reply@example.org", [request.POST["email"]])
    return JsonResponse({"sent": True})
