import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ruleSet } from '../rules.generated.ts';
import { lineStarts } from '../syntax/lines.ts';
import type { TextOutcome } from '../text-analysis.ts';
import { createSecretAnalysis } from './index.ts';
import { makeFrom, makeToken, randomFrom } from './token-generator.ts';

const analysis = createSecretAnalysis(ruleSet.secrets ?? [], { salt: 'grains' });

function inputOf(text: string) {
  return { path: 'config/app.env', language: 'text', text, lines: lineStarts(text) } as const;
}

function told({ hits }: TextOutcome): string[] {
  return hits.map(({ rule, from, to, mask, snippet }) => `${rule.id} ${from}-${to} ${mask} ${snippet}`);
}

const random = randomFrom(3);
const format = (id: string) => {
  const found = ruleSet.secrets?.find((each) => each.id === id);
  assert.ok(found);
  return found;
};
const key = [
  '-----BEGIN PRIVATE KEY-----',
  ...Array.from({ length: 120 }, () => makeFrom('[A-Za-z0-9+/]{64}', random)),
  '-----END PRIVATE KEY-----',
].join('\n');
const pieces = [
  `GITHUB=${makeToken(format('github-personal-token'), random)}\n`,
  'DB_PASSWORD=Winter-2031!x\n',
  'url = postgres://app:Zk29dk!m@db.internal/app\n',
  `${key}\n`,
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----\n',
  '- name: API_TOKEN\n  value: ',
  makeFrom('[a-f0-9]{32}', random),
  '\n',
  ' ',
  '"',
  `${'# a line that says nothing at all\n'.repeat(200)}`,
];

describe('a text that is edited', () => {
  it('loses no keyword that lies across the border of what is read again', () => {
    const before = `${pieces[2]}${'# a line that says nothing at all\n'.repeat(200)}`;
    const edits = Array.from({ length: 60 }, (_, at) => 5_000 + at);

    const lost = edits.filter((at) => {
      const scan = analysis.open?.();
      scan?.(inputOf(before));
      const after = `${before.slice(0, at)}x${before.slice(at)}`;
      return scan?.(inputOf(after)).hits.length !== 1;
    });

    assert.deepEqual(lost, []);
  });

  it('holds after each edit what a fresh scan of it finds', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.nat(40), fc.nat(12_000)),
      piece: fc.constantFrom('', ...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const scan = analysis.open?.();
        assert.ok(scan);
        let text = pieces.slice(0, 4).join('');
        scan(inputOf(text));

        for (const { at, removed, piece } of edits) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + piece + text.slice(from + removed);

          assert.deepEqual(told(scan(inputOf(text))), told(analysis(inputOf(text))));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the digest of a secret', () => {
  const text = 'DB_PASSWORD=Winter-2031!x\n';

  it('is another with another salt, and none without', () => {
    const snippets = ['a', 'b', ''].map((salt) => {
      const [hit] = createSecretAnalysis(ruleSet.secrets ?? [], { salt })(inputOf(text)).hits;
      return hit?.snippet;
    });

    assert.match(snippets[0] ?? '', /^[0-9a-f]{16}$/);
    assert.notEqual(snippets[0], snippets[1]);
    assert.equal(snippets[2], '');
  });

  it('stands in no hit together with the value', () => {
    const { hits } = analysis(inputOf(text));

    assert.equal(hits.length, 1);
    assert.ok(!JSON.stringify(hits).includes('Winter'));
  });
});
