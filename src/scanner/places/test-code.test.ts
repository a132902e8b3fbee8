import assert from 'node:assert/strict';
import { scannerWith, sharedScanner } from '../testing.test.ts';

const handler = `import os
from flask import request

def work():
    os.system("ls " + request.args["q"])
`;

async function severities(path: string, code: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  const { findings } = scanner.scan(path, 'python', code);
  return findings.filter(({ category }) => category === 'security').map(({ severity }) => severity);
}

describe('weaknesses in code of tests', () => {
  const folders =
    'test tests testing __tests__ __mocks__ __fixtures__ spec specs e2e cypress playwright fixtures mocks testdata test-data test-utils test_helpers test-lib integration_tests cassettes';
  for (const folder of folders.split(' '))
    it(`count as medium at most in ${folder}, and as low beside a test library`, async () => {
      assert.deepEqual(await severities(`app/${folder}/server.py`, handler), ['medium']);
      assert.deepEqual(await severities(`app/${folder}/server.py`, `import pytest\n${handler}`), ['low']);
    });

  for (const name of ['test_server.py', 'server_test.py', 'server.test.py', 'conftest.py', 'tests.py'])
    it(`count as medium at most in a file called ${name}`, async () => {
      assert.deepEqual(await severities(`app/${name}`, handler), ['medium']);
    });

  it('count in full where a name only resembles theirs', async () => {
    for (const path of [
      'app/contest/server.py',
      'app/latest.py',
      'app/attestation/server.py',
      'inspect/a.py',
    ])
      assert.deepEqual(await severities(path, handler), ['critical']);
  });

  it('count in full where only a folder above the workspace is named like theirs', async () => {
    const nameOf = (file: string) => file.replace(/^\/home\/tests\/shop\//, '');
    const scanner = await scannerWith({ summaries: { resolve: () => undefined, nameOf } });
    const severityOf = (path: string) => scanner.scan(path, 'python', handler).findings[0]?.severity;

    assert.equal(severityOf('/home/tests/shop/server.py'), 'critical');
    assert.equal(severityOf('/home/tests/shop/tests/server.py'), 'medium');
  });

  it('count as anywhere where only the import says so', async () => {
    assert.deepEqual(await severities('app/server.py', `import unittest\n${handler}`), ['critical']);
  });
});

describe('a weakness that somebody chose', () => {
  const context = 'import ssl\n\ndef connect(options):\n    context = ssl.create_default_context()\n';

  it('counts as low under a condition that asks for it', async () => {
    const code = `${context}    if not options.verify:\n        context.check_hostname = False\n`;

    assert.deepEqual(await severities('client.py', code), ['low']);
  });

  it('counts as low in a function whose name says it', async () => {
    const code = 'import ssl\n\ndef _unverified_context():\n    return ssl._create_unverified_context()\n';

    assert.deepEqual(await severities('client.py', code), ['low']);
  });

  it('counts in full under a condition that asks for something else', async () => {
    const code = `${context}    if options.proxy:\n        context.check_hostname = False\n    return urlopen('https://api.stripe.com', context=context)\n`;

    assert.deepEqual(await severities('client.py', code), ['high']);
  });
});
