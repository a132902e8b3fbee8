import assert from 'node:assert/strict';
import { found } from '../testing.test.ts';

describe('values inside of written objects', () => {
  const sign = "const jwt = require('jsonwebtoken');\n";

  for (const text of [
    "const config = { jwt: { secret: 'abcd-efgh-ijkl' } };\njwt.sign({}, config.jwt.secret);",
    "const config = { jwt: { 'key one': 'abcd-efgh-ijkl' } };\njwt.sign({}, config['jwt']['key one']);",
    "const config = { first: { second: { third: 'abcd-efgh-ijkl' } } };\njwt.sign({}, config.first.second.third);",
  ])
    it(`are known: ${text.slice(0, 50)}`, async () => {
      assert.deepEqual(await found('javascript', sign + text), ['hard-coded-credential@3']);
    });

  for (const text of [
    'const config = { jwt: { secret: process.env.SECRET } };\njwt.sign({}, config.jwt.secret);',
    "const config = { jwt: { part: 'abcd-efgh-ijkl' } };\nconfig.jwt.part = load();\njwt.sign({}, config.jwt.part);",
    "const config = { jwt: { part: 'abcd-efgh-ijkl', ...own } };\njwt.sign({}, config.jwt.part);",
  ])
    it(`are not known: ${text.slice(0, 50)}`, async () => {
      assert.deepEqual(await found('javascript', sign + text), []);
    });

  it('are known in Python, unless they are assigned', async () => {
    const text = 'import jwt\nCONFIG = {"jwt": {"part": "abcd-efgh-ijkl"}}\n';
    const use = 'jwt.encode({}, CONFIG["jwt"]["part"], algorithm="HS256")\n';
    assert.ok((await found('python', text + use)).includes('hard-coded-credential@3'));
    assert.deepEqual(await found('python', `${text}CONFIG["jwt"]["part"] = input()\n${use}`), []);
    assert.deepEqual(await found('python', text + use.replace('["part"]', '[input()]')), []);
  });
});
