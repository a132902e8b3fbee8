import marshal
import socketserver


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        size = int(self.rfile.readline())
        job = marshal.loads(self.rfile.read(size))
        self.wfile.write(repr(job).encode())
