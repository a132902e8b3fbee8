from functools import wraps


def rate_limit_exempt(view):
    @wraps(view)
    def inner(request, *a, **k):
        request.skip_limits = True
        return view(request, *a, **k)

    return inner


@rate_limit_exempt
def health(request):
    return {"ok": True}
