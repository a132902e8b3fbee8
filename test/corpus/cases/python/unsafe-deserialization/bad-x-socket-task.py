import marshal
import socketserver

import dill


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        size = int(self.rfile.readline())
        blob = self.rfile.read(size)
        task = dill.loads(blob)
        code = marshal.loads(self.rfile.read())
        self.wfile.write(str(task(code)).encode())
