import re
from django.http import JsonResponse


def check(request):
    ok = re.match(r"^(a|a)*b$", request.GET.get("s", ""))
    return JsonResponse({"ok": bool(ok)})
