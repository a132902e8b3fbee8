import assert from 'node:assert/strict';
import { isTestFile } from '../../places/test-files.ts';
import { sharedScanner } from '../../testing.test.ts';

/** Made here, so that no secret is in the repository. */
const value = ['kf83', 'hdk2', 'pq91', 'zx7m'].join('');

async function secrets(path: string, text: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  const language = path.endsWith('.py') ? 'python' : path.endsWith('.js') ? 'javascript' : 'text';
  return scanner
    .scan(path, language, text)
    .findings.filter(({ mask }) => mask !== undefined)
    .map(({ confidence, severity }) => `${severity} ${confidence}`);
}

describe('a secret that is known by its name alone', () => {
  it('is less sure where a text documents the code', async () => {
    const docstring = `def save():\n    """Save.\n\n        {'access_token': '${value}'}\n    """\n`;
    assert.deepEqual(await secrets('a.py', docstring), ['medium low']);
    assert.deepEqual(await secrets('a.js', `/**\n * { "access_token": "${value}" }\n */\nf();\n`), [
      'medium low',
    ]);
  });

  it('is as sure as ever in code, behind such a text, too', async () => {
    const code = `"""Module."""\naccess_token = '${value}'\n`;
    assert.deepEqual(await secrets('a.py', code), ['medium medium']);
    assert.deepEqual(await secrets('a.py', `text = """\naccess_token = '${value}'\n"""\n`), [
      'medium medium',
    ]);
  });

  it('counts as low in tests', async () => {
    assert.ok(isTestFile('app/testing/a.py'));
    assert.deepEqual(
      (await secrets('app/testing/a.py', `access_token = '${value}'\n`)).filter(
        (each) => !each.startsWith('low'),
      ),
      [],
    );
  });
});

describe('what only resembles a secret', () => {
  const none: Readonly<Record<string, string>> = {
    'tls.ini': '; ciphers=ECDHE-RSA-AES256-SHA:!aNULL:!RC4:!PSK:!aECDH:!EDH-DSS-DES-CBC3-SHA\n',
    'run.sh': '#!/bin/sh\n# set $REPLACE=REDIS_PASS_1 and env REDIS_PASS_1=mypass\n',
    'usage.py': `text = """\n--db='mysql://bbuser:bbpasswd@dbhost/bbdb'\n"""\n`,
    tool: '#!/usr/bin/env python3\npassword = prompt_password("Password:", False)\n',
    page: '<!DOCTYPE html>\n<script>\nvar pass2 = document.getElementById("password").value;\n</script>\n',
    'Page.qml': 'Item {\n  onClicked: {\n    password = pw_1.text\n  }\n}\n',
    'views.py': "@sensitive_post_parameters('password1', 'password2')\ndef view(request):\n    pass\n",
    'headers.js': "const allowed = 'X-Parse-REST-API-Key, X-Parse-Javascript-Key, X-Requested-With';\n",
    'CHANGES.md': '* Enable use of MQTT username without password  ([#25611](https://example.org/i/25611))\n',
    'README.md': `Open http://bob:${value}@127.0.0.1:8080/ or redis://:${value}@[::1]:6379/0 or http://a:${value}@nas.local/\n`,
  };
  for (const [path, text] of Object.entries(none))
    it(`is none in ${path}`, async () => {
      assert.deepEqual(await secrets(path, text), []);
    });

  it('is one in settings, wherever the address leads', async () => {
    assert.equal((await secrets('app.env', `URL=redis://:${value}@127.0.0.1:6379/0\n`)).length, 1);
  });
});
