from django.http import HttpResponse


def signin(request):
    resp = HttpResponse("ok")
    resp.set_cookie("auth_token", request.session.session_key, secure=True, httponly=False)
    return resp
