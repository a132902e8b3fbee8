import ssl
import urllib.request

ctx = ssl._create_unverified_context()
print(urllib.request.urlopen("https://x.test", context=ctx).status)
