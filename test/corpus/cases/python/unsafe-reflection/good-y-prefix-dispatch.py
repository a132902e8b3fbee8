from django.http import JsonResponse, HttpResponseNotFound


class Actions:
    def do_start(self):
        return "started"

    def do_stop(self):
        return "stopped"


ACTIONS = {"start": Actions.do_start, "stop": Actions.do_stop}


def act(request, name):
    fn = ACTIONS.get(name)
    if fn is None:
        return HttpResponseNotFound()
    return JsonResponse({"r": fn(Actions())})
