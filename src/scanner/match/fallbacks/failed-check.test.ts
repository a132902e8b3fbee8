import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';

const rule = 'jwt-verification-off';

async function severities(path: string, language: 'python' | 'javascript', text: string): Promise<string[]> {
  const { findings } = (await sharedScanner()).scan(path, language, text);
  return findings.filter(({ ruleId }) => ruleId === rule).map(({ severity }) => severity);
}

const py = (body: string) =>
  severities('app/auth.py', 'python', `import jwt\nfrom jose import jwt as jose\n\n${body}`);
const js = (body: string) =>
  severities(
    'src/auth.js',
    'javascript',
    `const jwt = require('jsonwebtoken');\nconst jose = require('jose');\n${body}`,
  );

const verified = 'jwt.decode(token, key, algorithms=["HS256"])';
const open = 'jwt.decode(token, options={"verify_signature": False})';

describe('a token that is read where its check has failed', () => {
  it('is critical in the handler of the check, and behind it', async () => {
    assert.deepEqual(
      await py(`def read(token, key):
    try:
        return ${verified}
    except (jwt.ExpiredSignatureError, jwt.InvalidTokenError):
        return ${open}
`),
      ['critical'],
    );
    assert.deepEqual(
      await py(`def read(token, key):
    try:
        return ${verified}
    except Exception:
        log.warning("refused")
    return jose.get_unverified_claims(token)
`),
      ['critical'],
    );
    assert.deepEqual(
      await js(`exports.identify = (req, res, next) => {
  try { req.user = jwt.verify(req.cookies.token, key, { algorithms: ['HS256'] }); } catch { req.user = jwt.decode(req.cookies.token); }
  next();
};`),
      ['critical'],
    );
    assert.deepEqual(
      await js(`exports.identify = async (req, res, next) => {
  let claims;
  try { claims = await jose.jwtVerify(req.cookies.token, key); } catch {}
  req.claims = claims ?? jose.decodeJwt(req.cookies.token);
  next();
};`),
      ['critical'],
    );
  });

  it('is critical where a person is let in by it, or a part of the handler returns it', async () => {
    assert.deepEqual(
      await py(`def read(token, key):
    try:
        return ${verified}
    except Exception:
        login_user(${open})
`),
      ['critical'],
    );
    assert.deepEqual(
      await py(`def read(token, key):
    try:
        return ${verified}
    except Exception:
        claims = ${open}
        if claims.get("dev"):
            return claims
        raise
`),
      ['critical'],
    );
  });

  it('is silent where it is only logged, thrown away, checked again, or too old', async () => {
    for (const handler of [
      `except jwt.InvalidTokenError:\n        logger.info(${open}["sub"])\n        return None`,
      `except jwt.InvalidTokenError:\n        sub = ${open}["sub"]\n        raise Refused(sub)`,
      `except jwt.ExpiredSignatureError:\n        return ${open}`,
      `except jwt.InvalidTokenError:\n        other = keys[${open}["iss"]]\n        return jwt.decode(token, other, algorithms=["HS256"])`,
    ])
      assert.deepEqual(
        await py(`def read(token, key):\n    try:\n        return ${verified}\n    ${handler}\n`),
        [],
      );
    assert.deepEqual(
      await py(`def read(token, key):
    try:
        ${verified}
    except jwt.InvalidTokenError:
        return None
    return ${open}
`),
      [],
    );
  });
});
