import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

/** Lines with a credential. */
async function credentials(language: CodeLanguage, code: string): Promise<readonly number[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings
    .filter(({ ruleId }) => ruleId === 'hard-coded-credential')
    .map(({ range }) => range.startLine + 1);
}

describe('a literal that a password is compared with', () => {
  it('is no credential where it is a placeholder', async () => {
    const code = `export function check(req, res) {
  if (req.body.apiKey === 'xxxxx' || req.body.apiKey.length < 8) res.json({ error: 'no key' });
  return req.query.newPassword === 'NEW_PASSWORD_HERE' || req.body.password !== 'REDACTED';
}
`;

    assert.deepEqual(await credentials('javascript', code), []);
  });

  it('is no credential where it is turned away', async () => {
    const script = `export function check(req, res, password) {
  if (password === 'letmein') throw new Error('choose another one');
  if (password === 'opensesame' || password === undefined) return res.status(400).end();
  if ((password === 'friend')) { log('kittens'); return null; }
  return save(password);
}
`;
    const python = `def read(ask):
    password = ask("password")
    if password == "bad_request":
        raise RuntimeError("the server has none")
    elif password == "saved_already":
        return None
    return password
`;

    assert.deepEqual(await credentials('javascript', script), []);
    assert.deepEqual(await credentials('python', python), []);
  });

  it('is no credential where it is only warned of', async () => {
    const script = `if (config.basicAuth.username === 'admin' && config.basicAuth.password === 'pass') {
  console.error('basicAuth credentials are "admin:pass", change this in your config.js!');
  console.log('It is not safe.');
}
if (process.env.ADMIN_PASSWORD === 'letmein') console.warn('Change the default password');
`;
    const python = `if settings.password == "friend":
    logger.warning("Change the default password")
`;

    assert.deepEqual(await credentials('javascript', script), []);
    assert.deepEqual(await credentials('python', python), []);
  });

  it('is one where more than a warning follows', async () => {
    const script = `export function check(req, res, password) {
  if (password === 'letmein') console.warn('the default'); else throw new Error('no');
  if (password === 'opensesame') { console.warn('the default'); req.session.admin = true; }
}
`;

    assert.deepEqual(await credentials('javascript', script), [2, 3]);
  });

  it('is one where it lets somebody in', async () => {
    const script = `export function check(req, res, password) {
  if (password === 'letmein') return res.redirect('/admin');
  if (password !== 'opensesame') throw new Error('no');
  if (!(password === 'friend')) return null;
  return res.json(secrets);
}
`;
    const python = `def login(session, password):
    if password == "bad_request":
        session["admin"] = True
        return session
    raise PermissionError
`;

    assert.deepEqual(await credentials('javascript', script), [2, 3, 4]);
    assert.deepEqual(await credentials('python', python), [2]);
  });

  it('is no credential where it stands for none, and is replaced', async () => {
    const python = `def add(api_key, secret, password):
    if api_key == "auto":
        api_key = draw()
    if secret is None or secret == "generate":
        secrets["main"] = draw()
    if password == "letmein":
        return login()
    if password is None or password == "opensesame":
        return login()
    if password == "friend":
        password = user.password
`;
    const script = `export function add(password, apiKey) {
  if (password === 'draw') password = drawn();
  if (password === null || password === 'generate') store.password = drawn();
  if (password === 'letmein') return login();
}
`;

    assert.deepEqual(await credentials('python', python), [6, 8, 10]);
    assert.deepEqual(await credentials('javascript', script), [4]);
  });
});
