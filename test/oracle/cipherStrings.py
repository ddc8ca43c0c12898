# Reads cipher strings, a JSON list, and prints for each the suites that the system's OpenSSL selects, or null where it refuses the string.
import json, ssl, sys


def suites(string):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)  # a level stays with its context
    try:
        context.set_ciphers(string)
    except ssl.SSLError:
        return None
    return [each["name"] for each in context.get_ciphers() if not each["name"].startswith("TLS_")]


json.dump({"version": ssl.OPENSSL_VERSION, "answers": [suites(string) for string in json.load(sys.stdin)]}, sys.stdout)
