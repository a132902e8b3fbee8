import assert from 'node:assert/strict';
import type { Finding, Language } from '../model.ts';
import { scannerWith } from '../testing.test.ts';
import { encodeBase64 } from './base64.ts';

async function scan(
  path: string,
  language: Language,
  text: string,
  salt?: string,
): Promise<readonly Finding[]> {
  const scanner = await scannerWith(salt === undefined ? {} : { salt });
  return scanner
    .scan(path, language, text)
    .findings.filter(({ cwe }) => cwe.includes(798) || cwe.includes(312));
}

const ids = (findings: readonly Finding[]) => findings.map(({ ruleId }) => ruleId);

describe('findings about credentials', () => {
  it('say one place once where the rule for code and the search for secrets both know it', async () => {
    const found = await scan('db.ts', 'typescript', "export const db = { password: 'Winter-2031!x' };\n");

    assert.deepEqual(ids(found), ['plain-password']);
  });

  it('are masked when only the rule for code knows them, under a name that tells nothing of the value', async () => {
    const text = (value: string) =>
      `import jwt from 'jsonwebtoken';\nexport const issue = (user) => jwt.sign({ id: user.id }, '${value}');\n`;

    const [one] = await scan('auth.ts', 'typescript', text('k3yb0ard-c4t'));
    const [other] = await scan('auth.ts', 'typescript', text('t0tally-0ther'));
    const [salted] = await scan('auth.ts', 'typescript', text('k3yb0ard-c4t'), 'grains');
    const [otherSalted] = await scan('auth.ts', 'typescript', text('t0tally-0ther'), 'grains');

    assert.equal(one?.ruleId, 'hard-coded-credential');
    assert.match(one.mask ?? '', /^…\(\d+\)$/);
    assert.equal(one.fingerprint, other?.fingerprint);
    assert.notEqual(salted?.fingerprint, otherSalted?.fingerprint);
  });

  it('say a value once, where it stands, and cover no word of the code that names it', async () => {
    const found = await scan(
      'connect.ts',
      'typescript',
      "import { Client } from 'pg';\nconst password = 'Winter-2031!x';\nexport const client = new Client({ password });\n",
    );

    assert.deepEqual(
      found.map(({ ruleId, mask }) => [ruleId, mask]),
      [['plain-password', '…(13)']],
    );
  });

  it('leave a setting in a place of its own to the rule for that place, masked', async () => {
    const found = await scan('Dockerfile', 'dockerfile', 'FROM alpine:3.20\nENV DB_PASSWORD=Winter-2031x\n');

    assert.equal(found.length, 1);
    assert.match(found[0]?.mask ?? '', /…\(\d+\)/);
  });

  it('are not hidden by a rule for the place that is less sure of it', async () => {
    const settings = encodeBase64('DB_HOST=db\nDB_PASSWORD=Winter-2031x\n');
    const manifest = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: env\ndata:\n  app.env: ${settings}\n`;

    const found = await scan('secret.yaml', 'yaml', manifest);

    assert.deepEqual(
      found.map(({ ruleId, confidence }) => [ruleId, confidence]),
      [['plain-password', 'medium']],
    );
  });

  it('name each variable of a container once, and mask its value', async () => {
    const compose = `services:
  db:
    image: postgres:17.1
    environment:
      POSTGRES_PASSWORD: Winter-2031x
  web:
    image: web:1.2
    environment:
      - MAIL_PASSWORD=Summer-2031x
`;
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: web:1.2
      env:
        - name: DB_PASSWORD
          value: Autumn-2031x
        - { name: MAIL_PASSWORD, value: Spring-2031x }
`;
    const found = [
      ...(await scan('docker-compose.yml', 'yaml', compose)),
      ...(await scan('pod.yml', 'yaml', pod)),
    ];

    assert.deepEqual(
      found.map(({ ruleId, range, message, mask }) => [
        ruleId,
        range.startLine + 1,
        /`([A-Z_]+)`/.exec(message)?.[1],
        mask,
      ]),
      [
        ['secret-in-environment', 5, 'POSTGRES_PASSWORD', '…(12)'],
        ['secret-in-environment', 9, 'MAIL_PASSWORD', '…(12)'],
        ['secret-in-environment', 10, 'DB_PASSWORD', '…(12)'],
        ['secret-in-environment', 11, 'MAIL_PASSWORD', '…(12)'],
      ],
    );
  });
});
