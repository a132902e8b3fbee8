import ipaddress


def describe(addr):
    if addr == "0.0.0.0":
        return "any"
    return str(ipaddress.ip_address(addr))
