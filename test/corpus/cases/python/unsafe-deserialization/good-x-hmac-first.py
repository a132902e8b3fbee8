import hashlib
import hmac
import os
import pickle

from django.http import HttpResponseForbidden, JsonResponse

KEY = os.environ["STATE_KEY"].encode()


def restore(request):
    signature = bytes.fromhex(request.headers["X-Signature"])
    expected = hmac.new(KEY, request.body, hashlib.sha256).digest()
    if not hmac.compare_digest(signature, expected):
        return HttpResponseForbidden()
    state = pickle.loads(request.body)
    return JsonResponse({"size": len(state)})
