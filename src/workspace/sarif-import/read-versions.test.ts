import assert from 'node:assert/strict';
import { maxLogResults } from './refused-log.ts';
import { at, driver, logOf, result, setUpLogs } from './testing.test.ts';

describe('readLog', () => {
  const { read } = setUpLogs();

  it('reads a log of 2.0.0, of a tool without rules, and of several runs', async () => {
    const old = {
      version: '2.0.0',
      runs: [
        {
          tool: { name: 'Old Lint', version: '3' },
          resources: {
            rules: {
              shell: { shortDescription: { text: 'Old rule' }, configuration: { defaultLevel: 'error' } },
            },
          },
          results: [
            {
              ruleId: 'shell',
              message: { text: 'm' },
              locations: [
                { physicalLocation: { fileLocation: { uri: 'src/a.py' }, region: { startLine: 4 } } },
              ],
            },
          ],
        },
        { tool: { driver }, results: [result()], invocations: [{ executionSuccessful: false }] },
        { tool: { driver }, results: null },
        { results: [] },
      ],
    };

    const { sources, notes } = await read(old);

    assert.deepEqual(
      sources.map(({ source: from, toolVersion, results, isComplete }) => [
        from,
        toolVersion,
        results,
        isComplete,
      ]),
      [
        ['tool:Old Lint', '3', 1, true],
        ['tool:Lint', '1.4', 1, false],
      ],
    );
    const [finding] = sources[0]?.findings ?? [];
    assert.deepEqual(
      { ruleTitle: finding?.ruleTitle, severity: finding?.severity, startLine: finding?.range.startLine },
      { ruleTitle: 'Old rule', severity: 'high', startLine: 3 },
    );
    assert.match(notes.join(' '), /runs\[3\] was left out: tool/);
  });

  it('refuses what is no log, of a version that it does not know, too deep, or with too much in it', async () => {
    let deep: object = {};
    for (let depth = 0; depth < 200; depth += 1) deep = { deep };
    const many = Array.from({ length: maxLogResults + 1 }, () => ({}));

    await assert.rejects(read('text'), { code: 'not-sarif' });
    await assert.rejects(read({ version: '2.1.0' }), { code: 'not-sarif' });
    await assert.rejects(read({ version: '1.0.0', runs: [] }), { code: 'not-sarif' });
    await assert.rejects(read(logOf([deep])), { code: 'too-deep' });
    await assert.rejects(read(logOf(many)), { code: 'too-many' });
  });

  it('loses a result at a place that no file has, and a step at one, and no other', async () => {
    const far = [
      { startLine: 1e15 },
      { startLine: 4, endLine: 1e15 },
      { startLine: 4, startColumn: 2 ** 53 },
      { startLine: 4, endColumn: 1e300 },
      { charOffset: 1e12 },
      { byteOffset: 0, byteLength: 2 ** 31 },
    ];
    const step = { location: at('src/a.py', { startLine: 1e15 }) };
    const codeFlows = [{ threadFlows: [{ locations: [step] }] }];
    const given = far.map((region) => result({ locations: [at('src/a.py', region)] }));

    const { sources, losses } = await read(logOf([...given, result({ codeFlows })]));

    assert.equal(sources[0]?.findings.length, 1);
    assert.deepEqual(sources[0]?.findings[0]?.steps, []);
    assert.deepEqual(
      { reason: losses[0]?.reason, count: losses[0]?.count, lossesCount: losses.length },
      { reason: 'malformed', count: far.length, lossesCount: 1 },
    );
  });

  it('loses a result that is malformed, and no other', async () => {
    const { sources, losses } = await read(logOf([{ message: 7 }, result(), {}]));

    assert.equal(sources[0]?.findings.length, 1);
    assert.deepEqual(
      { reason: losses[0]?.reason, count: losses[0]?.count },
      { reason: 'malformed', count: 2 },
    );
    assert.match(losses[0]?.examples[0] ?? '', /^results\[0\]: .*message/s);
  });
});
