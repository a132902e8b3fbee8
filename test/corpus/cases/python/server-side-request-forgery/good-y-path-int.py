import urllib.request
from django.http import HttpResponse


def avatar(request, user_id):
    uid = int(user_id)
    with urllib.request.urlopen(f"https://avatars.internal.test/{uid}.png") as r:
        return HttpResponse(r.read(), content_type="image/png")
