import subprocess
from django.http import HttpResponse, HttpResponseBadRequest

COMMANDS = {
    "uptime": "uptime | awk '{print $3}'",
    "disk": "df -h / | tail -1",
}


def status(request):
    cmd = COMMANDS.get(request.GET.get("what"))
    if cmd is None:
        return HttpResponseBadRequest()
    return HttpResponse(subprocess.check_output(cmd, shell=True))
