import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ImportedFinding } from './imported-finding.ts';
import { at, driver, logOf, result, setUpLogs, source } from './testing.test.ts';

describe('readLog', () => {
  const stage = setUpLogs();
  const { readOne, read } = stage;

  describe('finds the rule', () => {
    const rule = {
      id: 'shell',
      shortDescription: { text: 'Shell from input' },
      fullDescription: { text: 'Input reaches a shell.' },
      help: { text: 'plain', markdown: '**Use** `subprocess`.' },
      helpUri: 'https://example.org/shell',
    };

    it('by index, by id, by a hierarchical id, and in an extension', async () => {
      const expected = ['shell', 'Shell from input', 'https://example.org/shell'];
      const tell = ({ ruleId, ruleTitle, ruleUrl }: ImportedFinding) => [ruleId, ruleTitle, ruleUrl];
      const withRules = { driver: { ...driver, rules: [{ id: 'other' }, rule] } };

      assert.deepEqual(
        tell(await readOne([result({ ruleId: undefined, ruleIndex: 1 })], {}, withRules)),
        expected,
      );
      assert.deepEqual(tell(await readOne([result()], {}, withRules)), expected);
      const below = await readOne([result({ ruleId: 'shell/concat' })], {}, withRules);
      assert.deepEqual(tell(below), ['shell/concat', expected[1], expected[2]]);
      const extended = { driver, extensions: [{ name: 'pack', rules: [rule] }] };
      const reference = { index: 0, toolComponent: { index: 0 } };
      assert.deepEqual(
        tell(await readOne([result({ ruleId: undefined, rule: reference })], {}, extended)),
        expected,
      );
      assert.deepEqual(tell(await readOne([result()], {}, extended)), expected);
    });

    it('and tells why it matters, and no address that is none', async () => {
      const tool = { driver: { ...driver, rules: [{ ...rule, helpUri: 'javascript:alert(1)' }] } };
      const { explanation, ruleUrl } = await readOne([result()], {}, tool);

      assert.equal(explanation, 'Input reaches a shell.\n\n**Use** `subprocess`.');
      assert.equal(ruleUrl, undefined);
    });
  });

  describe('weighs a result', () => {
    const weigh = async (more: object, rule: object = {}) => {
      const tool = { driver: { ...driver, rules: [{ id: 'shell', ...rule }] } };
      const { severity, confidence, category, cwe, owasp } = await readOne([result(more)], {}, tool);
      return { severity, confidence, category, cwe, owasp };
    };

    it('by its score, its own words, its level, and that of its rule', async () => {
      const severityOf = async (more: object, rule: object = {}) => (await weigh(more, rule)).severity;
      assert.equal(await severityOf({}, { properties: { 'security-severity': '9.8' } }), 'critical');
      assert.equal(await severityOf({}, { properties: { 'security-severity': '7' } }), 'high');
      assert.equal(await severityOf({ properties: { 'security-severity': 4.0 } }), 'medium');
      assert.equal(await severityOf({}, { properties: { 'security-severity': 'high' } }), 'medium');
      assert.equal(await severityOf({ properties: { severity: 'CRITICAL' }, level: 'note' }), 'critical');
      assert.equal(await severityOf({ level: 'error' }), 'high');
      assert.equal(await severityOf({}, { defaultConfiguration: { level: 'note' } }), 'low');
      assert.equal(await severityOf({}), 'medium');
      assert.equal(await severityOf({ kind: 'informational', level: 'none' }), 'info');
    });

    it('by its weaknesses, wherever they are named', async () => {
      const tagged = await weigh(
        {},
        {
          properties: {
            tags: ['security', 'external/cwe/cwe-078', 'CWE-78: OS Command', 'OWASP-A03:2021 - Injection'],
            precision: 'very-high',
          },
        },
      );
      assert.deepEqual(tagged, {
        severity: 'medium',
        confidence: 'high',
        category: 'security',
        cwe: [78],
        owasp: ['A03:2021'],
      });
      const related = await weigh(
        { taxa: [{ id: '89', toolComponent: { name: 'CWE' } }] },
        {
          relationships: [
            { target: { id: 'CWE-20', toolComponent: { name: 'CWE' } } },
            { target: { id: 'x', toolComponent: { name: 'Ours' } } },
          ],
        },
      );
      assert.deepEqual(related.cwe, [20, 89]);
      assert.equal((await weigh({})).category, 'quality');
    });
  });

  describe('tells a message', () => {
    const tell = async (message: object, rule: object = {}) => {
      const tool = {
        driver: {
          ...driver,
          rules: [{ id: 'shell', ...rule }],
          globalMessageStrings: { all: { text: 'Global {0}' } },
        },
      };
      return (await readOne([result({ message })], {}, tool)).message;
    };

    it('with its placeholders filled in, and its links as words', async () => {
      const messageStrings = { default: { text: '{0} reaches {1}; {{kept}} {9}' } };
      assert.equal(
        await tell({ id: 'default', arguments: ['name', '[sink](1)'] }, { messageStrings }),
        'name reaches sink; {kept} {9}',
      );
      assert.equal(await tell({ id: 'all', arguments: ['x'] }), 'Global x');
      assert.equal(await tell({ text: 'a {0} b' }), 'a {0} b');
      assert.equal(
        await tell({ text: 'see [here](https://example.org/x) and a\\[0\\]' }),
        'see here and a[0]',
      );
      assert.equal(await tell({ text: 'x[i](y)' }), 'x[i](y)');
    });

    it('of its rule, or its id, where it has none, and never with what steers a terminal', async () => {
      assert.equal(await tell({}, { shortDescription: { text: 'Title' } }), 'Title');
      assert.equal(await tell({ id: 'missing' }), 'shell');
      assert.equal(await tell({ text: 'a\u001b[31mb\u0000\u202ec' }), 'a[31mbc');
      assert.equal((await tell({ text: 'x'.repeat(9_000) })).length, 4_000);
    });
  });

  it('follows a flow, in this file and in others of the project', async () => {
    const location = (uri: string, startLine: number, text: string) => ({
      location: { ...at(uri, { startLine }), message: { text } },
    });
    const codeFlows = [
      {
        threadFlows: [
          {
            locations: [
              location('src/b.py', 2, 'read'),
              location('/etc/x', 1, 'lost'),
              location('src/a.py', 4, 'used'),
            ],
          },
        ],
      },
    ];

    const { steps } = await readOne([result({ codeFlows })]);

    assert.deepEqual(
      steps.map(({ message, path: file, range }) => [message, file, range.startLine]),
      [
        ['read', 'src/b.py', 1],
        ['used', undefined, 3],
      ],
    );
  });

  it('takes what is suppressed for set aside, unless that was not accepted', async () => {
    const dismissed = async (...suppressions: object[]) =>
      (await readOne([result({ suppressions })])).dismissed;

    assert.equal(await dismissed({ kind: 'inSource' }), 'Suppressed by a comment in the source');
    assert.equal(
      await dismissed({ kind: 'external', status: 'accepted', justification: 'Tested' }),
      'Tested',
    );
    assert.equal(
      await dismissed({ kind: 'external', status: 'underReview' }, { kind: 'external', status: 'rejected' }),
      undefined,
    );
    assert.equal(await dismissed(), undefined);
  });

  it('names a result alike in the next log, by the tool’s fingerprints or by its line, wherever it moves', async () => {
    const print = async (more: object = {}) => (await readOne([result(more)])).fingerprint;
    const given = { partialFingerprints: { 'line/v1': 'abcdef01:1' } };
    const [byTool, byLine] = [await print(given), await print()];
    const constant = await print({ fingerprints: { 'match/v1': 'requires login' } });
    writeFileSync(path.join(stage.folder, 'src/a.py'), `# one more\n${source}`);

    const moved = { locations: [at('src/a.py', { startLine: 5 })] };
    assert.equal(await print({ ...given, ...moved }), byTool);
    assert.equal(await print(moved), byLine);
    assert.equal(constant, byLine);
    assert.notEqual(byTool, byLine);
  });

  it('tells two results of one line apart, in their order', async () => {
    const locations = (startColumn: number) => ({
      locations: [at('src/a.py', { startLine: 4, startColumn })],
    });
    const { sources } = await read(
      logOf([result(locations(9)), result(locations(2)), result(locations(20))]),
    );
    const prints = sources[0]?.findings.map(({ fingerprint }) => fingerprint) ?? [];

    assert.equal(new Set(prints).size, 3);
    assert.equal(prints[1], `${prints[0]}:2`);
  });

  it('gives others their turn while it reads what is long, and looks for secrets once in a file', async () => {
    const region = { startLine: 1, startColumn: 2, endColumn: 9 };
    const leak = result({ ruleId: 'generic-password', locations: [at('src/a.py', region)] });
    writeFileSync(path.join(stage.folder, 'src/a.py'), `password = "${'🐍x'.repeat(50_000)}"\n`);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const log = logOf(
      Array.from({ length: 300 }, () => leak),
      { columnKind: 'unicodeCodePoints', properties: { wide: Array.from({ length: 1_000_000 }, () => []) } },
    );

    const { sources } = await read(log);
    clearInterval(others);

    assert.equal(sources[0]?.findings.length, 300);
    assert.ok(turns > 3, `${turns} turns`);
  });

  it('counts characters of two units as one, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', '🐍', 'ü', '\n'), { maxLength: 20 }),
        fc.nat(25),
        async (characters, at0) => {
          const text = `${characters.join('')}.`;
          writeFileSync(path.join(stage.folder, 'src/p.py'), text);
          const region = { charOffset: Math.min(at0, [...text].length), charLength: 1 };
          const finding = await readOne([result({ locations: [at('src/p.py', region)] })], {
            columnKind: 'unicodeCodePoints',
          });
          const before = [...text].slice(0, region.charOffset).join('').split('\n');
          assert.deepEqual(
            { startLine: finding.range.startLine, startColumn: finding.range.startColumn },
            { startLine: before.length - 1, startColumn: before.at(-1)?.length },
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
