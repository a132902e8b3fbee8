import json
import socketserver

import msgpack


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        size = int(self.rfile.readline())
        task = msgpack.unpackb(self.rfile.read(size), strict_map_key=True)
        options = json.load(self.rfile)
        self.wfile.write(json.dumps({"task": len(task), "options": len(options)}).encode())
