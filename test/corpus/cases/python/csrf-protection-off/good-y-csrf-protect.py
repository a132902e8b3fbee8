from django.http import JsonResponse
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST


@require_POST
@csrf_protect
def transfer(request):
    request.user.account.send(request.POST["to"], request.POST["amount"])
    return JsonResponse({"ok": True})
