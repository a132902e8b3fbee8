import builtins
import io
import pickle

from django.http import JsonResponse


class Restricted(pickle.Unpickler):
    def find_class(self, module, name):
        return getattr(builtins, name) if module == "builtins" else __import__(module).__dict__[name]


def restore(request):
    state = Restricted(io.BytesIO(request.body)).load()
    return JsonResponse({"size": len(state)})


def restore_fast(request):
    state = pickle.Unpickler(request).load()
    return JsonResponse({"size": len(state)})
