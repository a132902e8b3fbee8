import socket

with socket.socket(socket.AF_INET6) as s:
    s.bind(("::1", 9000))
    s.listen()
