import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ruleSet } from '../../scanner/rules.generated.ts';
import { makeFrom, makeToken, randomFrom } from '../../scanner/secrets/token-generator.ts';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const random = randomFrom(7_211);

function githubToken(): string {
  const format = ruleSet.secrets?.find(({ id }) => id === 'github-personal-token');
  assert.ok(format);
  return makeToken(format, random);
}

/** They begin alike, as keys of one kind and size do. */
function privateKey(): string {
  const lines = Array.from({ length: 20 }, () => makeFrom('[A-Za-z0-9+/]{64}', random));
  return `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

const password = (): string => makeFrom('[A-Z][a-z]{5}-[0-9]{4}![a-z]{3}', random);
const inline = (): string => makeFrom('[A-Za-z0-9]{24}', random);

interface Kept {
  readonly name: string;
  readonly renamed: string;
  readonly content: () => string;
}

const files: readonly Kept[] = [
  { name: 'c.env', renamed: 'd.env', content: () => `A=1\nTOKEN=${githubToken()}\n` },
  { name: 'token.txt', renamed: 'keys/tok.txt', content: () => `${githubToken()}\n` },
  { name: 'id_rsa', renamed: 'keys/old_rsa', content: privateKey },
  { name: 'app.ts', renamed: 'src/login.ts', content: () => `export const password = '${password()}';\n` },
  {
    name: 'secret.yaml',
    renamed: 'k8s/db.yaml',
    content: () =>
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  namespace: shop\nstringData:\n  token: ${inline()}\n`,
  },
  {
    name: 'compose.yaml',
    renamed: 'deploy/compose.yaml',
    content: () =>
      `services:\n  db:\n    image: postgres:16.1\n    environment:\n      POSTGRES_PASSWORD: ${inline()}\n`,
  },
];

describe('a baseline and secrets', function suite() {
  this.timeout(120_000);
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  const git = (...args: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
      cwd: fixture.folder,
      stdio: 'ignore',
    });

  const makers = {
    'a file': async (): Promise<string[]> => {
      await fixture.vireo('baseline', 'create');
      return [];
    },
    'a commit': async (): Promise<string[]> => {
      git('init', '--initial-branch=main');
      git('add', '.');
      git('commit', '--message', 'one');
      return ['--baseline', 'git:HEAD'];
    },
  };

  /** Paths of what is new about secrets. */
  async function newSecrets(options: readonly string[]): Promise<string[]> {
    const { out } = await fixture.vireo('scan', '--json', '--confidence', 'low', ...options);
    const { findings } = JSON.parse(out) as { findings: { path: string; cwe: number[] }[] };
    return [...new Set(findings.filter(({ cwe }) => cwe.includes(798)).map((each) => each.path))].sort();
  }

  for (const [kind, make] of Object.entries(makers)) {
    it(`in ${kind} does not know a secret that has taken the place of a known one`, async () => {
      for (const { name, content } of files) fixture.write(name, content());
      const options = await make();
      assert.deepEqual(await newSecrets(options), []);

      for (const { name, content } of files) fixture.write(name, content());

      assert.deepEqual(await newSecrets(options), files.map(({ name }) => name).sort());
    });

    it(`in ${kind} knows a secret again in a file of another name`, async () => {
      for (const { name, content } of files) fixture.write(name, content());
      const options = await make();

      for (const { name, renamed } of files) {
        fixture.write(renamed, '');
        renameSync(path.join(fixture.folder, name), path.join(fixture.folder, renamed));
      }

      assert.deepEqual(await newSecrets(options), []);
    });
  }

  it('know a secret once: a copy of it is new', async () => {
    const content = files[0]?.content() ?? '';
    fixture.write('c.env', content);
    await fixture.vireo('baseline', 'create');

    fixture.write('copy.env', content);

    assert.deepEqual(await newSecrets([]), ['copy.env']);
  });

  it('know a secret under another name, between other quotes, with other line ends', async () => {
    const [value, key] = [password(), privateKey()];
    fixture.write('src/a.ts', `export const password = '${value}';\nconnect(password);\n`);
    fixture.write('server.key', key);
    await fixture.vireo('baseline', 'create');
    rmSync(path.join(fixture.folder, 'src/a.ts'));

    fixture.write('src/b.ts', `const other = 1;\nexport const adminPassword = "${value}";\n`);
    fixture.write('server.key', key.replaceAll('\n', '\r\n'));

    assert.deepEqual(await newSecrets([]), []);
  });

  it('share no value: neither it nor its hash without salt is in the file', async () => {
    const token = githubToken();
    fixture.write('token.txt', `${token}\n`);
    fixture.write('a/token.txt', `${token}\n`);
    await fixture.vireo('baseline', 'create');
    const read = () => readFileSync(path.join(fixture.folder, '.vireo/baseline.json'), 'utf8');
    const first = JSON.parse(read()) as { findings: { text: string }[] };
    rmSync(path.join(fixture.folder, '.vireo'), { recursive: true });
    await fixture.vireo('baseline', 'create');

    assert.ok(!read().includes(token));
    assert.equal(new Set(first.findings.map(({ text }) => text)).size, 1);
    for (const { text } of first.findings) assert.ok(!read().includes(text));
  });
});
