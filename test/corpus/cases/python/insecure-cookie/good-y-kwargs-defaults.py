from django.http import HttpResponse

COOKIE_OPTS = {"secure": True, "httponly": True, "samesite": "Strict"}


def signin(request):
    resp = HttpResponse("ok")
    resp.set_cookie("auth_token", request.session.session_key, **COOKIE_OPTS)
    resp.delete_cookie("legacy")
    return resp
