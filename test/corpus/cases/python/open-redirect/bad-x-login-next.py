from django.contrib.auth import authenticate, login
from django.shortcuts import redirect, render


def next_page(request, default="/"):
    return request.POST.get("next") or request.GET.get("next") or default


def sign_in(request):
    if request.method == "POST":
        user = authenticate(request, username=request.POST["user"], password=request.POST["password"])
        if user is not None:
            login(request, user)
            return redirect(next_page(request))
    return render(request, "login.html")
