import base64
import json
import zlib

from django.core import signing
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView


def unpack(text):
    return json.loads(zlib.decompress(base64.urlsafe_b64decode(text)))


@method_decorator(never_cache, name="dispatch")
class CartView(TemplateView):
    template_name = "cart.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        packed = self.request.COOKIES.get("cart")
        context["cart"] = unpack(packed) if packed else []
        context["coupon"] = signing.loads(self.request.COOKIES.get("coupon", ""), max_age=3600)
        return context
