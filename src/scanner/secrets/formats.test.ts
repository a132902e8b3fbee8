import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SecretFormat } from '../rules/secret-data.ts';
import { ruleSet } from '../rules.generated.ts';
import { findSecrets } from './testing.test.ts';
import { makeToken, randomFrom } from './token-generator.ts';

const formats = ruleSet.secrets ?? [];

/** Those that are told by their form, wherever they stand. */
function isToken({ pattern, kind, paths, spread, near }: SecretFormat): boolean {
  return (
    pattern !== undefined &&
    kind === 'token' &&
    paths === undefined &&
    spread === undefined &&
    near === undefined
  );
}

const tokens = formats.filter(isToken);
const wholeTokens = tokens.filter(({ pattern }) => !/\(\?<secret>|"/.test(pattern ?? ''));

const places: readonly (readonly [string, (token: string) => string])[] = [
  ['.env', (token) => `HOST=db\nVALUE=${token}\nPORT=1\n`],
  ['.env', (token) => `VALUE="${token}" # note`],
  ['config.json', (token) => `{ "a": 1, "value": "${token}" }`],
  ['config.yml', (token) => `a: 1\nvalue: ${token}\n`],
  ['deploy.sh', (token) => `run --value ${token} | tee log`],
  ['client.ts', (token) => `const value = new Client('${token}', { retries: 3 });`],
  ['client.py', (token) => `value = ["${token}"]  # set it`],
  ['notes.md', (token) => `Take \`${token}\` for now.`],
  ['Client.java', (token) => `  String value = "${token}";`],
];

describe('formats of secrets', () => {
  it('are 200 at least that are told by their form or their name', () => {
    assert.ok(tokens.length >= 200, String(tokens.length));
    assert.ok(formats.filter(({ value }) => value !== undefined).length >= 100);
  });

  for (const format of wholeTokens) {
    it(`${format.id} is found wherever it stands`, () => {
      fc.assert(
        fc.property(fc.integer(), fc.constantFrom(...places), (seed, [path, wrap]) => {
          const token = makeToken(format, randomFrom(seed));

          const found = findSecrets(path, wrap(token));

          assert.ok(
            found.some(({ text }) => text === token),
            `nothing but ${found.map(({ ruleId }) => ruleId).join()} in ${path}`,
          );
        }),
        { numRuns: 15, seed: 20_310 },
      );
    });
  }
});

describe('checksums of tokens', () => {
  const verified = formats.filter(({ check }) =>
    ['github-crc32', 'npm-crc32', 'gitlab-crc32'].includes(check ?? ''),
  );

  for (const format of verified) {
    it(`make ${format.id} sure, and a changed letter makes it less`, () => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const token = makeToken(format, randomFrom(seed));
          const at = token.length - 20;
          const changed = token.slice(0, at) + (token[at] === 'k' ? 'j' : 'k') + token.slice(at + 1);

          const confidence = (text: string) =>
            findSecrets('.env', `VALUE=${text}`).find(({ ruleId }) => ruleId === format.id)?.confidence;

          assert.equal(confidence(token), 'high');
          assert.notEqual(confidence(changed), 'high');
        }),
        { numRuns: 20, seed: 20_310 },
      );
    });
  }
});
