from django.core import signing
from django.shortcuts import redirect


def go(request):
    try:
        url = signing.loads(request.GET.get("t", ""), salt="redir", max_age=600)
    except signing.BadSignature:
        return redirect("home")
    return redirect(url)
