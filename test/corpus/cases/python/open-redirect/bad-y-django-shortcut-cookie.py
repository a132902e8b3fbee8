from django.shortcuts import redirect
from django.contrib.auth import logout


class Leave:
    default = "/"

    def target(self, request):
        return request.COOKIES.get("last_page", self.default)


def leave(request):
    logout(request)
    return redirect(Leave().target(request))
