from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.http import HttpResponse


@method_decorator(csrf_exempt, name="dispatch")
class ChangeEmail(View):
    def post(self, request):
        request.user.email = request.POST["email"]
        request.user.save()
        return HttpResponse("saved")
