from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from . import views

urlpatterns = [
    path("profile/password/", csrf_exempt(views.change_password)),
    path("profile/", views.profile),
]
