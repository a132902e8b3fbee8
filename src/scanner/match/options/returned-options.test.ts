import { describeClasses, py } from '../../flow/evidence/testing.test.ts';

describeClasses('an option of a request', [
  {
    name: 'what a function leaves open',
    rule: 'tls-verification-off',
    high: [
      py(
        'import requests\n\n\ndef options():\n    return {"verify": False, "timeout": 5}\n\n\ndef load(url):\n    return requests.get(url, **options())\n',
      ),
      py(
        'import requests\n\n\ndef options(timeout):\n    """What each request gets."""\n    found = dict(verify=False, timeout=timeout)\n    return found\n\n\ndef load(url):\n    kwargs = options(5)\n    return requests.post(url, **kwargs)\n',
      ),
      py(
        'import requests\n\n\nclass Client:\n    def options(self):\n        return {"verify": False}\n\n    def load(self, url):\n        return requests.get(url, **self.options())\n',
      ),
    ],
    lower: [
      py(
        'import requests\n\n\ndef options():\n    return {"verify": True, "timeout": 5}\n\n\ndef load(url):\n    return requests.get(url, **options())\n',
      ),
      py(
        'import requests\n\n\ndef options(path):\n    if path:\n        return {"verify": path}\n    return {}\n\n\ndef load(url):\n    return requests.get(url, **options("/etc/ca.pem"))\n',
      ),
      py(
        'import requests\n\n\ndef options():\n    return {"verify": False}\n\n\ndef load(url):\n    return requests.get(url, json=options())\n',
      ),
    ],
  },
]);
