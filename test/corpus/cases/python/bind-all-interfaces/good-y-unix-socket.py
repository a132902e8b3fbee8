import socket

s = socket.socket(socket.AF_UNIX)
s.bind("/run/app.sock")
NETMASK_ANY = "0.0.0.0/0"
