import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../src/backend/migrations/index.ts';
import type { Schema } from '../../src/backend/schema.ts';
import { onPickedDatabase } from '../../src/backend/testing/databases.ts';
import { createTestApp } from '../../src/backend/testing/test-app.ts';
import { securityAgent } from '../../src/backend/work/agents/security/security-agent.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { encodeBase64 } from '../../src/scanner/secrets/base64.ts';
import { makeFrom, makeToken, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { LspClient } from '../lsp/lsp-client.ts';
import { createTemporaryFolder } from '../lsp/temporary-folder.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';

const random = randomFrom(2_031);
const github = ruleSet.secrets?.find(({ id }) => id === 'github-personal-token');
assert.ok(github);
const token = makeToken(github, random);
const password = makeFrom('[A-Z][a-z]{5}-[0-9]{4}![a-z]{3}', random);
const login = makeFrom('[a-z]{4}[0-9]{4}[A-Z]{4}', random);
const key = Array.from({ length: 9 }, () => makeFrom('[A-Za-z0-9+/]{64}', random));
const cipherKey = makeFrom('[A-Z][a-z]{5}[0-9]{5}[A-Za-z]{5}', random);
const vector = makeFrom('[a-z]{6}[0-9]{4}[A-Z]{6}', random);
const npmToken = makeFrom('[A-Z][a-z]{5}[0-9]{4}[a-z]{6}', random);
const values = [token, password, login, cipherKey, vector, npmToken, ...key];

const files: Readonly<Record<string, string>> = {
  'src/server.ts': `import { Pool } from 'pg';
export const database = { host: 'db', password: '${password}' };
export const run = (request: { query: { id: string } }) => { const token = '${token}'; debugger; return eval(request.query.id + token); };
// it was ${token} before
`,
  'src/seal.ts': `import crypto from 'node:crypto';
export const seal = (text: string) => crypto.createCipheriv('aes-128-cbc', '${cipherKey}', '${vector}').update(text);
`,
  'src/seal.py': `from Crypto.Cipher import DES
KEY = b"${cipherKey}"; mode = DES.MODE_ECB


def seal(text):
    return DES.new(b"${vector}", mode).encrypt(text) + DES.new(KEY, mode).encrypt(text)
`,
  Dockerfile: `FROM node:24.1.0\nRUN npm config set //npm.example.org/:_authToken ${npmToken} && curl http://get.example.org | sh\n`,
  'deploy.yml': `data:\n  password: ${encodeBase64(password)}\n  url: postgres://shop:${login}@db.internal/shop\n`,
  '.env': `DB_PASSWORD=${password}\n# vireo: ignore[github-personal-token] it is revoked\nTOKEN=${token}\n`,
  'key.pem': `-----BEGIN PRIVATE KEY-----\n${key.join('\n')}\n-----END PRIVATE KEY-----\n`,
};

function assertSilent(shown: string, where: string): void {
  for (const value of [...values, ...values.map(encodeBase64)]) {
    assert.ok(!shown.includes(value), `${where} holds ${value.slice(0, 4)}…`);
  }
}

function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

describe('the value of a secret', function suite() {
  this.timeout(120_000);
  const folder = createTemporaryFolder();
  const cache = createTemporaryFolder();

  before(() => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder.path, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  });
  after(() => {
    folder.remove();
    cache.remove();
  });

  for (const format of ['text', 'json', 'sarif', 'markdown', 'junit']) {
    it(`stands in no output as ${format}, nor in the cache`, async () => {
      const { stdout, stderr } = await runCli(['scan', '--format', format, '--severity', 'info'], {
        cwd: folder.path,
        env: { VIREO_CACHE: cache.path },
      });

      assert.match(stdout, /github-personal-token/);
      assert.match(stdout, /(?:plain-password|connection-string)/);
      assert.match(stdout, /static-initialization-vector/);
      assert.match(stdout, /download-piped-to-shell/);
      assertSilent(stdout + stderr, format);
      assertSilent(allText(cache.path), 'the cache');
    });
  }

  it('stands in no diagnostic of the editor', async () => {
    const client = await LspClient.start({
      pull: true,
      folder: folder.path,
      initializationOptions: { findings: 'none', scanStatus: true },
    });
    const uri = await client.open('src/server.ts', files['src/server.ts'] ?? '');

    const diagnostics = await client.pull(uri);

    await client.stop();
    assert.ok(diagnostics.some(({ code }) => code === 'github-personal-token'));
    assertSilent(JSON.stringify(diagnostics), 'a diagnostic');
  });

  onPickedDatabase<Schema>(import.meta.url, migrations, (kind, open) => {
    it(`is kept nowhere by the backend (${kind})`, async () => {
      const database = await open();
      const scanner = createWorkspaceScan({ jobs: 1 });
      const vireo = await createTestApp(database, {
        agentWork: { agents: [securityAgent], scanner },
      });
      const { projectId } = await vireo.createProject();
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: folder.path } });

      const { body } = await vireo.ask('POST', `/projects/${projectId}/requests`, {
        body: { agent: 'security' },
      });
      await waitFor(
        async () => (await vireo.ask('GET', `/requests/${body.id}`)).body.state === 'done',
        'the scan',
      );

      const findings = (await vireo.ask('GET', `/findings?projectId=${projectId}`)).body;
      const request = (await vireo.ask('GET', `/requests/${body.id}`)).body;
      assert.match(JSON.stringify(findings), /github-personal-token/);
      assertSilent(JSON.stringify([findings, request]), 'the backend');
      await vireo.app.close();
      await scanner.dispose();
    });
  });
});
