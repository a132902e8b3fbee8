import paramiko
from django.http import HttpResponse, HttpResponseBadRequest
from django.views import View


class RemoteLogView(View):
    host = "logs.internal"
    user = "viewer"

    def connect(self):
        client = paramiko.SSHClient()
        client.load_system_host_keys()
        client.connect(self.host, username=self.user)
        return client

    def get(self, request):
        unit = request.GET.get("unit")
        lines = request.GET.get("lines", "100")
        if not unit:
            return HttpResponseBadRequest("unit is required")
        client = self.connect()
        try:
            _, stdout, _ = client.exec_command("journalctl -u %s -n %d" % (unit, int(lines)))
            return HttpResponse(stdout.read(), content_type="text/plain")
        finally:
            client.close()
