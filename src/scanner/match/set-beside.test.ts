import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

async function severities(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings.filter(({ ruleId }) => ruleId === 'tls-verification-off').map(({ severity }) => severity);
}

const context = (...lines: readonly string[]) => `import ssl
from urllib.request import urlopen


def make(settings, other):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
${lines.map((line) => `    ${line}\n`).join('')}    return urlopen('https://api.stripe.com', context=context)
`;
const branch = (condition: string) => `import ssl
from urllib.request import urlopen


def make(options):
    if ${condition}:
        context = ssl.create_default_context()
    else:
        return urlopen('https://api.stripe.com', context=ssl._create_unverified_context())
    return context
`;

describe('a check of certificates that a setting decides', () => {
  it('counts as medium where the names go unchecked and a setting says what of the certificate is checked', async () => {
    assert.deepEqual(await severities('python', context("context.verify_mode = settings['mode']")), [
      'medium',
    ]);
    assert.deepEqual(await severities('python', context('context.verify_mode = settings.mode')), ['medium']);
  });

  it('counts in full where that is written, is said of another context, or is not said', async () => {
    for (const lines of [
      ['context.verify_mode = ssl.CERT_REQUIRED'],
      ['other.verify_mode = settings.mode'],
      ['context.options = settings.mode'],
      [],
    ])
      assert.deepEqual(await severities('python', context(...lines)), ['high'], lines.join(''));
  });

  it('counts as medium in a branch that asks for a setting of certificates', async () => {
    for (const condition of ["options['sslcertck']", 'options.nocertcheck', 'options.tls_check'])
      assert.deepEqual(await severities('python', branch(condition)), ['medium'], condition);
    const script = (condition: string) =>
      `import https from 'node:https';
export const agent = (config) => {
  if (${condition}) return https.request({ host: 'api.stripe.com', rejectUnauthorized: false });
  return https.request({ host: 'api.stripe.com' });
};
`;
    assert.deepEqual(await severities('javascript', script('!config.sslcertck')), ['medium']);
    assert.deepEqual(await severities('javascript', script('config.keepAlive')), ['high']);
  });

  it('counts in full in a branch that asks for anything else', async () => {
    for (const condition of ['options.retries', 'options.use_ssl', "options['proxy']"])
      assert.deepEqual(await severities('python', branch(condition)), ['high'], condition);
  });
});
