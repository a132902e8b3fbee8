import socket

from django.http import HttpResponse


def probe(request):
    agent = request.GET.get("agent", "probe/1.0").replace("\r", "").replace("\n", "")
    lines = ["GET /health HTTP/1.1", "Host: backend", f"User-Agent: {agent}", "Connection: close", "", ""]
    with socket.create_connection(("backend", 80), timeout=3) as sock:
        sock.sendall("\r\n".join(lines).encode("latin-1"))
        return HttpResponse(sock.recv(4096), content_type="text/plain")
