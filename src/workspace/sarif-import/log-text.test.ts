import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parseLog } from './log-text.ts';
import { readLog } from './read-log.ts';
import { LogRefused, maxLogBytes } from './refused-log.ts';

const log = { version: '2.1.0', runs: [], ü: '🐍' };
const json = JSON.stringify(log);

describe('parseLog', () => {
  it('reads a log in UTF-8 and UTF-16, with a byte order mark or without, packed or not', () => {
    const utf16 = Buffer.from(`\ufeff${json}`, 'utf16le');
    const forms = [
      Buffer.from(json),
      Buffer.from(`\ufeff${json}`),
      utf16,
      Buffer.from(utf16).swap16(),
      gzipSync(`\ufeff${json}`),
    ];

    for (const form of forms) assert.deepEqual(parseLog(form), log);
  });

  it('refuses what is no JSON, no text, damaged, or too large, unpacked too', () => {
    assert.throws(() => parseLog(Buffer.from('{"version":')), { code: 'unreadable' });
    assert.throws(() => parseLog(Buffer.from([0x7b, 0xc3, 0x28, 0x7d])), { code: 'unreadable' });
    assert.throws(() => parseLog(Buffer.from([0x1f, 0x8b, 8, 0, 0])), { code: 'unreadable' });
    assert.throws(() => parseLog(gzipSync(Buffer.alloc(maxLogBytes + 1, ' '))), { code: 'too-large' });
  });
});

describe('a log of anything', () => {
  const runs = fc.array(
    fc.record({
      tool: fc.oneof(
        fc.constant({ driver: { name: 'Lint', rules: [{ id: 'a' }] } }),
        fc.jsonValue({ maxDepth: 3 }),
      ),
      results: fc.array(
        fc.oneof(
          fc.jsonValue({ maxDepth: 4 }),
          fc.record(
            {
              ruleId: fc.string({ unit: 'binary' }),
              ruleIndex: fc.integer(),
              message: fc.record(
                { text: fc.string({ unit: 'binary' }), arguments: fc.array(fc.jsonValue()) },
                { requiredKeys: [] },
              ),
              locations: fc.array(
                fc.record({
                  physicalLocation: fc.record({
                    artifactLocation: fc.record(
                      {
                        uri: fc.oneof(
                          fc.string({ unit: 'binary' }),
                          fc.webUrl(),
                          fc.constantFrom('../x', 'a/../../b', 'file:///etc/passwd', 'ok.c'),
                        ),
                        uriBaseId: fc.string(),
                      },
                      { requiredKeys: ['uri'] },
                    ),
                    region: fc.record(
                      {
                        startLine: fc.integer(),
                        endLine: fc.integer(),
                        startColumn: fc.double(),
                        endColumn: fc.integer(),
                        charOffset: fc.integer(),
                      },
                      { requiredKeys: [] },
                    ),
                  }),
                }),
              ),
              codeFlows: fc.jsonValue({ maxDepth: 4 }),
              suppressions: fc.jsonValue({ maxDepth: 2 }),
              partialFingerprints: fc.dictionary(fc.string(), fc.string()),
            },
            { requiredKeys: ['message'] },
          ),
        ),
      ),
    }),
    { maxLength: 3 },
  );

  it('becomes findings below the folder that are told apart, or losses: nothing is thrown but a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (given) => {
        const { sources } = await readLog({ version: '2.1.0', runs: given }, { folder: undefined }).catch(
          (error: unknown) => {
            assert.ok(LogRefused.is(error), String(error));
            return { sources: [] };
          },
        );

        for (const { findings } of sources) {
          assert.equal(
            new Set(findings.map((one) => `${one.path} ${one.fingerprint}`)).size,
            findings.length,
          );
          for (const { path, message, range } of findings) {
            assert.ok(path !== '' && !path.startsWith('/') && !path.split('/').includes('..'), path);
            assert.ok(message.length <= 4_000 && message.isWellFormed() && !message.includes('\0'));
            assert.ok(Object.values(range).every((value) => Number.isInteger(value) && value >= 0));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
