import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

/** Messages of a rule's findings in a text, without the code that they begin with. */
async function messagesOf(ruleId: string, language: CodeLanguage, text: string): Promise<readonly string[]> {
  const { findings } = (await sharedScanner()).scan(`service.${language}`, language, text);
  return findings.filter((each) => each.ruleId === ruleId).map(({ message }) => message);
}

const both = /without `Secure` and `HttpOnly`\. An attacker can read the session and use the account\.$/;
const secure = /leaves a session cookie without `Secure`\. /;
const httpOnly = /leaves a session cookie without `HttpOnly`\. /;

const express = (options: string): string =>
  `export function login(req, res) {\n  res.cookie('session', make(req)${options});\n}\n`;
const flask = (options: string): string =>
  `from flask import make_response\n\ndef login():\n    response = make_response("ok")\n    response.set_cookie("session", make()${options})\n    return response\n`;
const header = (attributes: string): string =>
  `require('http').createServer((req, res) => {\n  res.setHeader('Set-Cookie', \`sid=\${make(req)}; Path=/${attributes}\`);\n});\n`;
const written = (attributes: string): string =>
  `def application(environ, start_response):\n    start_response("200 OK", [("Set-Cookie", "sid=" + make(environ) + "; Path=/${attributes}")])\n    return [b""]\n`;
const session = (cookie: string): string =>
  `import session from 'express-session';\napp.use(session({ secret: read(), cookie: { ${cookie} } }));\n`;

const cookies: readonly (readonly [CodeLanguage, string, RegExp])[] = [
  ['javascript', express(''), both],
  ['javascript', express(', { maxAge: 1 }'), both],
  ['javascript', express(', { httpOnly: false, secure: false }'), both],
  ['javascript', express(', { httpOnly: false, secure: true }'), httpOnly],
  ['javascript', express(', { secure: true }'), httpOnly],
  ['javascript', express(', { httpOnly: true }'), secure],
  ['javascript', header(''), both],
  ['javascript', header('; Secure'), httpOnly],
  ['javascript', header('; HttpOnly'), secure],
  ['javascript', session('secure: false'), secure],
  ['javascript', session('httpOnly: false, secure: true'), httpOnly],
  ['javascript', session('httpOnly: false, secure: false'), both],
  ['python', flask(''), both],
  ['python', flask(', secure=True'), httpOnly],
  ['python', flask(', httponly=True'), secure],
  ['python', flask(', httponly=False, secure=True'), httpOnly],
  ['python', flask(', httponly=False, secure=False'), both],
  ['python', flask(', secure=False'), both],
  ['python', flask(', httponly=True, secure=False'), secure],
  ['python', 'SESSION_COOKIE_SECURE = False\n', secure],
  ['python', 'SESSION_COOKIE_HTTPONLY = False\n', httpOnly],
  ['python', written(''), both],
  ['python', written('; HttpOnly'), secure],
  ['python', written('; Secure'), httpOnly],
];

const unchecked = /trusts a token without checking its signature\./;
const expired = /accepts expired tokens\. A stolen token then works forever\.$/;
const chosen = /takes the algorithm from the token itself\./;
const unsigned = /issues a token without a signature\./;

const script = (code: string): string =>
  `import jwt from 'jsonwebtoken';\nexport const use = (token, key) => ${code};\n`;
const python = (code: string): string => `import jwt\n\ndef use(token, key):\n    return ${code}\n`;

const tokens: readonly (readonly [CodeLanguage, string, RegExp])[] = [
  [
    'javascript',
    script("jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: true })"),
    expired,
  ],
  ['javascript', script("jwt.verify(token, '', { algorithms: ['HS256'] })"), unchecked],
  ['javascript', script("jwt.verify(token, key, { algorithms: ['none'] })"), unchecked],
  ['javascript', script("jwt.sign({ id: 1 }, '', { algorithm: 'none' })"), unsigned],
  [
    'javascript',
    "import * as jose from 'jose';\nexport const issue = (id) => new jose.UnsecuredJWT({ id }).encode();\n",
    unsigned,
  ],
  [
    'javascript',
    script('jwt.verify(token, key, { algorithms: [jwt.decode(token, { complete: true }).header.alg] })'),
    chosen,
  ],
  ['python', python('jwt.decode(token, options={"verify_signature": False})'), unchecked],
  ['python', python('jwt.decode(token, key, algorithms=["none"])'), unchecked],
  ['python', python('jwt.encode({"id": 1}, key, algorithm="none")'), unsigned],
  ['python', python('jwt.decode(token, key, algorithms=[jwt.get_unverified_header(token)["alg"]])'), chosen],
];

describe('messages of ways', () => {
  for (const [ruleId, cases] of [
    ['insecure-cookie', cookies],
    ['jwt-verification-off', tokens],
  ] as const)
    for (const [language, text, expected] of cases)
      it(`say what ${ruleId} found in ${text.split('\n').at(-2)}`, async () => {
        const messages = await messagesOf(ruleId, language, text);

        assert.ok(messages.length > 0);
        for (const message of messages) assert.match(message, expected);
      });

  it('promise no more than a collision of a broken hash', async () => {
    const text =
      "import crypto from 'node:crypto';\nexport const tokenOf = (mail) => crypto.createHash('sha1').update(mail).digest('hex');\n";

    assert.deepEqual(await messagesOf('weak-hash', 'javascript', text), [
      "`crypto.createHash('sha1')` uses a broken hash. An attacker can make two inputs with the same hash.",
    ]);
  });

  it('leave to the explanation of a severity what counts for how much', async () => {
    const { rules } = await sharedScanner();
    const telling = rules.filter(({ why }) => /counts as (?:low|medium|high|critical)/.test(why));

    assert.ok(rules.length > 100);
    assert.deepEqual(
      telling.map(({ id }) => id),
      [],
    );
  });
});
