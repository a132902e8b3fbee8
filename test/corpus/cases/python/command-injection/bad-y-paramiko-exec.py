import paramiko
from django.http import HttpResponse


def restart(request):
    unit = request.GET["unit"]
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect("worker1")
    _, out, _ = client.exec_command("systemctl restart %s" % unit)
    return HttpResponse(out.read())
