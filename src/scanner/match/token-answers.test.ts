import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

async function severities(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings.filter(({ ruleId }) => ruleId === 'jwt-verification-off').map(({ severity }) => severity);
}

const script = (tokens: string, read = 'tokens.id_token') => `const jwt = require('jsonwebtoken');
export async function identify(req, res, cached) {
  ${tokens}
  req.user = jwt.decode(${read});
  res.status(200);
}
`;
const python = (tokens: string, read = 'tokens["id_token"]') => `import json
import jwt
import requests
from flask import request


def identify(oauth, cached):
    ${tokens}
    return jwt.decode(${read}, options={"verify_signature": False})
`;

const direct = [
  script('const tokens = await exchangeCode(req.query.code);'),
  script('const tokens = await client.getToken(req.query.code);', 'tokens.idToken'),
  script('const { id_token } = await exchangeCode(req.query.code);', 'id_token'),
  script("const answer = await fetch('https://id.acme.io/token'); const tokens = await answer.json();"),
  `import { decodeJwt } from 'jose';
export async function isAdmin(code) {
  const tokens = await exchangeCode(code);
  return decodeJwt(tokens.id_token).role === 'admin';
}
`,
];
const others = [
  script('const tokens = await readBody(req);'),
  script('const tokens = await req.json();'),
  script('const tokens = req.cookies;'),
  script('const tokens = JSON.parse(req.cookies.tokens);'),
  script('const tokens = await getToken({ req });'),
  script('const tokens = await getTokens(req);'),
  script('const tokens = cached;'),
  script('const tokens = await exchangeCode(req.query.code);', 'tokens.access_token'),
  script('let tokens = await exchangeCode(req.query.code); tokens = req.body;'),
  script('', 'req.body.id_token'),
];

describe('an ID token', () => {
  it('counts as medium where the token endpoint has just answered it', async () => {
    for (const code of direct) assert.deepEqual(await severities('javascript', code), ['medium'], code);
  });

  it('counts in full where a visitor sends it', async () => {
    for (const code of others) assert.deepEqual(await severities('javascript', code), ['critical'], code);
  });

  it('is told apart in Python as well', async () => {
    const fetched = python('tokens = oauth.fetch_token(request.url)');
    const posted = python('tokens = requests.post("https://id.acme.io/token", timeout=5).json()');
    for (const code of [fetched, posted])
      assert.deepEqual(await severities('python', code), ['medium'], code);
    const sent = python('tokens = request.get_json()');
    const kept = python('tokens = json.loads(request.cookies["tokens"])');
    const given = python('tokens = cached');
    for (const code of [sent, kept, given])
      assert.deepEqual(await severities('python', code), ['critical'], code);
  });
});
