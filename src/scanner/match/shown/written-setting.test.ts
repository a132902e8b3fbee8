import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

async function messagesOf(code: string, language: CodeLanguage, ruleId: string): Promise<string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings.filter((each) => each.ruleId === ruleId).map(({ message }) => message.split('. ')[0] ?? '');
}

describe('the setting that a message shows', () => {
  const cases: readonly (readonly [
    title: string,
    code: string,
    CodeLanguage,
    ruleId: string,
    shown: string,
  ])[] = [
    [
      'is a keyword argument',
      'import requests\nrequests.get(url, timeout=5, verify=False)\n',
      'python',
      'tls-verification-off',
      '`verify=False` turns off the certificate check',
    ],
    [
      'is an option of a script',
      "import https from 'node:https';\nexport const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });\n",
      'javascript',
      'tls-verification-off',
      '`rejectUnauthorized: false` turns off the certificate check',
    ],
    [
      'is an assignment',
      'import ssl\ncontext = ssl.create_default_context()\ncontext.verify_mode = ssl.CERT_NONE\n',
      'python',
      'tls-verification-off',
      '`context.verify_mode = ssl.CERT_NONE` turns off the certificate check',
    ],
    [
      'is a call with the argument that the rule asks for, and names',
      "import { createDecipheriv } from 'node:crypto';\nexport const open = (key, iv) => createDecipheriv('des-cbc', key, iv);\n",
      'javascript',
      'weak-cipher',
      "`createDecipheriv('des-cbc', key, iv)` uses a broken cipher",
    ],
    [
      'is an address without what stands behind its host',
      "new WebSocket('ws://chat.example.org/rooms?token=abc');\n",
      'javascript',
      'insecure-websocket',
      "`new WebSocket('ws://chat.example.org/…')` opens a WebSocket without encryption",
    ],
  ];
  for (const [title, code, language, ruleId, shown] of cases)
    it(title, async () => {
      assert.deepEqual(await messagesOf(code, language, ruleId), [shown]);
    });

  it('holds no key that a call is given', async () => {
    const code =
      "import jwt\n\ndef sign(claims):\n    return jwt.encode(claims, 'tiny-Key-9', algorithm='HS256')\n";

    const { findings } = (await sharedScanner()).scan('app.py', 'python', code);

    assert.ok(findings.some(({ ruleId }) => ruleId === 'weak-key'));
    for (const { message } of findings) assert.ok(!message.includes('tiny-Key-9'), message);
  });

  it('holds no password of a connection string', async () => {
    const code =
      "import pyodbc\npyodbc.connect('DRIVER={ODBC};SERVER=db.acme.io;UID=app;PWD=Zk8rTq2v;TrustServerCertificate=yes')\n";

    const { findings } = (await sharedScanner()).scan('app.py', 'python', code);
    const { message } = findings.find(({ ruleId }) => ruleId === 'tls-verification-off') ?? assert.fail();

    assert.match(message, /TrustServerCertificate=yes/);
    assert.ok(!message.includes('Zk8rTq2v'));
  });
});
