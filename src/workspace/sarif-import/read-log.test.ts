import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { isOfWholeFile } from '../../contract/whole-file.ts';
import type { ImportedFinding } from './imported-finding.ts';
import { type ReadLogOptions, readLog } from './read-log.ts';
import { maxLogResults } from './refused-log.ts';

const source = 'import os\n\ndef run(name):\n    os.system("ls " + name)  # 🐍 ü\n    return name\n';

const driver = { name: 'Lint', version: '1.4' };

function at(uri: string, region: object = { startLine: 4 }, location: object = {}) {
  return { physicalLocation: { artifactLocation: { uri, ...location }, region } };
}

function result(more: object = {}) {
  return { ruleId: 'shell', message: { text: 'Text' }, locations: [at('src/a.py')], ...more };
}

const logOf = (results: readonly object[], run: object = {}, tool: object = { driver }) => ({
  version: '2.1.0',
  runs: [{ tool, results, ...run }],
});

describe('readLog', () => {
  let folder: string;
  let outside: string;

  beforeEach(() => {
    outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-sarif-')));
    folder = path.join(outside, 'project');
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'src/a.py'), source);
    writeFileSync(path.join(outside, 'secret.py'), 'outside = 1\n');
  });

  afterEach(() => rmSync(outside, { recursive: true }));

  const read = async (log: unknown, options: Partial<ReadLogOptions> = {}) =>
    await readLog(log, { folder, ...options });

  async function readOne(
    results: readonly object[],
    run: object = {},
    tool?: object,
  ): Promise<ImportedFinding> {
    const { sources, losses } = await read(logOf(results, run, tool));
    const [finding] = sources[0]?.findings ?? [];
    assert.ok(finding, JSON.stringify(losses));
    return finding;
  }

  describe('finds where a result lies', () => {
    const pathOf = async (uri: string, run: object = {}, options: Partial<ReadLogOptions> = {}) => {
      const more = uri.startsWith('%') ? { uriBaseId: uri.split(' ')[0] } : {};
      const said = uri.startsWith('%') ? (uri.split(' ')[1] ?? '') : uri;
      const log = logOf([result({ locations: [at(said, { startLine: 1 }, more)] })], run);
      const { sources, losses } = await read(log, options);
      return sources[0]?.findings[0]?.path ?? losses[0]?.reason;
    };

    it('by relative, encoded and absolute addresses', async () => {
      assert.equal(await pathOf('src/a.py'), 'src/a.py');
      assert.equal(await pathOf('./src/../src/a.py'), 'src/a.py');
      assert.equal(await pathOf('src\\a.py'), 'src/a.py');
      assert.equal(await pathOf('my%20dir/%C3%BC.py'), 'my dir/ü.py');
      assert.equal(await pathOf('100%.py'), '100%.py');
      assert.equal(await pathOf(pathToFileURL(path.join(folder, 'src/a.py')).href), 'src/a.py');
      assert.equal(await pathOf(path.join(folder, 'src/a.py')), 'src/a.py');
      assert.equal(await pathOf(`file:${path.join(folder, 'src/a.py')}`), 'src/a.py');
    });

    it('through bases, and bases of bases', async () => {
      const bases = {
        originalUriBaseIds: {
          '%SRCROOT%': { uri: `${pathToFileURL(folder).href}/` },
          '%SRC%': { uri: 'src/', uriBaseId: '%SRCROOT%' },
        },
      };
      assert.equal(await pathOf('%SRC% a.py', bases), 'src/a.py');
      assert.equal(
        await pathOf('%SRCROOT% src/a.py', { originalUriBaseIds: { '%SRCROOT%': {} } }),
        'src/a.py',
      );
      assert.equal(await pathOf('%UNKNOWN% src/a.py'), 'src/a.py');
      const circle = {
        originalUriBaseIds: { '%A%': { uri: 'x/', uriBaseId: '%B%' }, '%B%': { uriBaseId: '%A%' } },
      };
      assert.match(String(await pathOf('%A% a.py', circle)), /a\.py$/);
    });

    it('in a checkout of CI, by its source root or as the user says', async () => {
      const ci = { originalUriBaseIds: { '%SRCROOT%': { uri: 'file:///home/runner/work/app/' } } };
      assert.equal(await pathOf('%SRCROOT% src/a.py', ci), 'src/a.py');
      assert.equal(await pathOf('file:///home/runner/work/app/src/a.py', ci), 'src/a.py');
      assert.equal(await pathOf('/builds/app/src/a.py', {}, { root: '/builds/app' }), 'src/a.py');
      assert.equal(await pathOf('C:\\work\\app\\src\\a.py', {}, { root: 'c:\\work\\app' }), 'src/a.py');
      assert.equal(await pathOf('project/src/a.py', {}, { root: outside }), 'src/a.py');
      assert.equal(await pathOf('elsewhere/a.py', {}, { root: outside }), 'outside-folder');
    });

    it('by the index of an artifact', async () => {
      const artifacts = [{ location: { uri: 'src/b.py' } }, { location: { uri: 'src/a.py' } }];
      const locations = [{ physicalLocation: { artifactLocation: { index: 1 } } }];

      assert.equal((await readOne([result({ locations })], { artifacts })).path, 'src/a.py');
    });

    it('and never outside of the folder', async () => {
      for (const uri of [
        '../secret.py',
        'src/../../secret.py',
        './%2e%2e%2fsecret.py',
        '..\\secret.py',
        '/etc/passwd',
      ]) {
        assert.equal(await pathOf(uri), 'outside-folder', uri);
      }
      for (const uri of [
        'https://example.org/a.py',
        'git://x/a.py',
        'file://host/share/a.py',
        'a%00.py',
        'a\nb.py',
      ]) {
        assert.equal(await pathOf(uri), 'unsupported-address', uri);
      }
      const climbing = { originalUriBaseIds: { '%A%': { uri: '../../' } } };
      assert.equal(await pathOf('%A% secret.py', climbing), 'outside-folder');
    });

    it('and never in the folder of Git', async () => {
      mkdirSync(path.join(folder, '.git'));
      writeFileSync(path.join(folder, '.git/config'), 'url = https://me:word@example.org\n');
      symlinkSync(path.join(folder, '.git'), path.join(folder, 'meta'));
      for (const uri of ['.git/config', 'src/../.GIT/config', 'sub/.git/hooks/x', '.git./config']) {
        assert.equal(await pathOf(uri), 'outside-folder', uri);
      }
      const linked = await readOne([result({ locations: [at('meta/config', { startLine: 1 })] })]);
      assert.equal(linked.snippet, '');
      assert.equal(await pathOf('.github/a.py'), '.github/a.py');
    });

    it('and reads no file through a link that leads out', async () => {
      symlinkSync(path.join(outside, 'secret.py'), path.join(folder, 'src/link.py'));
      symlinkSync(outside, path.join(folder, 'out'));
      for (const uri of ['src/link.py', 'out/secret.py']) {
        const finding = await readOne([result({ locations: [at(uri, { startLine: 1 })] })]);
        assert.equal(finding.snippet, '', uri);
      }
    });
  });

  describe('reads regions', () => {
    const rangeOf = async (region: object, run: object = {}) => {
      const { range } = await readOne([result({ locations: [at('src/a.py', region)] })], run);
      return [range.startLine, range.startColumn, range.endLine, range.endColumn];
    };

    it('by lines and columns, to the end of the line where none is given', async () => {
      assert.deepEqual(await rangeOf({ startLine: 4, startColumn: 5, endColumn: 14 }), [3, 4, 3, 13]);
      assert.deepEqual(await rangeOf({ startLine: 1 }), [0, 0, 0, 9]);
      assert.deepEqual(await rangeOf({ startLine: 3, endLine: 5, endColumn: 2 }), [2, 0, 4, 1]);
      assert.deepEqual(
        await rangeOf({ startLine: 4, endLine: 2, startColumn: 9, endColumn: 3 }),
        [3, 8, 3, 8],
      );
    });

    it('by characters, code points and bytes', async () => {
      const offset = source.indexOf('os.system');
      assert.deepEqual(await rangeOf({ charOffset: offset, charLength: 9 }), [3, 4, 3, 13]);
      const after = source.indexOf('ü');
      const inPoints = [...source.slice(0, after)].length;
      const inBytes = Buffer.byteLength(source.slice(0, after));
      const expected = [3, after - source.indexOf('    os'), 3, after + 1 - source.indexOf('    os')];
      assert.deepEqual(
        await rangeOf({ charOffset: inPoints, charLength: 1 }, { columnKind: 'unicodeCodePoints' }),
        expected,
      );
      assert.deepEqual(await rangeOf({ byteOffset: inBytes, byteLength: 2 }), expected);
      const column = [...(source.split('\n')[3]?.split('ü')[0] ?? '')].length + 1;
      assert.deepEqual(
        await rangeOf(
          { startLine: 4, startColumn: column, endColumn: column + 1 },
          { columnKind: 'unicodeCodePoints' },
        ),
        expected,
      );
    });

    it('of a whole file as of none of its lines, whatever its first line reads', async () => {
      const whole = [{}, { startLine: 0 }, undefined].map((region) =>
        result({ locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.py' }, region } }] }),
      );
      const { sources } = await read(logOf(whole));
      writeFileSync(path.join(folder, 'src/a.py'), `# a head\n${source}`);
      const later = await read(logOf(whole));

      const [finding] = sources[0]?.findings ?? [];
      assert.deepEqual(await rangeOf({}), [0, 0, 0, 0]);
      assert.deepEqual(
        sources[0]?.findings.map((one) => isOfWholeFile(one)),
        [true, true, true],
      );
      assert.equal(finding?.fingerprint, later.sources[0]?.findings[0]?.fingerprint);
      assert.equal(
        isOfWholeFile(await readOne([result({ locations: [at('src/a.py', { startLine: 1 })] })])),
        false,
      );
    });

    it('loses a place that the file does not have, and resolves nothing of its rule', async () => {
      const behind = [
        { startLine: 7 },
        { startLine: 400, startColumn: 3, endColumn: 9 },
        { charOffset: source.length + 1 },
        { byteOffset: Buffer.byteLength(source) + 1, byteLength: 2 },
      ];
      const inside = [{ startLine: 6 }, { charOffset: source.length }];
      const step = { location: at('src/a.py', { startLine: 7 }) };
      const codeFlows = [{ threadFlows: [{ locations: [step, { location: at('src/a.py') }] }] }];
      const given = [...behind, ...inside].map((region) => result({ locations: [at('src/a.py', region)] }));

      const { sources, losses } = await read(logOf([...given, result({ codeFlows })]));

      assert.deepEqual(
        { reason: losses[0]?.reason, count: losses[0]?.count, lossesCount: losses.length },
        { reason: 'stale-place', count: behind.length, lossesCount: 1 },
      );
      assert.match(losses[0]?.examples[0] ?? '', /^shell \(results\[0\]\): src\/a\.py has 5 lines, not 7$/);
      assert.deepEqual(sources[0]?.unreadRules, ['shell']);
      assert.equal(sources[0]?.findings.length, inside.length + 1);
      assert.equal(sources[0]?.findings.flatMap(({ steps }) => steps).length, 1);
    });

    it('keeps a line of a file that is not here as the log says it', async () => {
      const { range } = await readOne([
        result({ locations: [at('gone.py', { startLine: 400, endColumn: 9 })] }),
      ]);

      assert.equal(range.startLine, 399);
    });

    it('ends a place with the file where the log leads beyond it', async () => {
      const [, , ...end] = await rangeOf({ startLine: 4, endLine: 90, endColumn: 7 });

      assert.deepEqual(end, [5, 0]);
    });

    it('loses an offset into a file that is not there', async () => {
      const log = logOf([result({ locations: [at('gone.py', { charOffset: 4 })] })]);

      assert.equal((await read(log)).losses[0]?.reason, 'no-location');
    });

    it('keeps the lines of the file, or those of the log where it is gone', async () => {
      const region = { startLine: 2, snippet: { text: 'call()\r\nmore()' } };

      assert.equal((await readOne([result()])).snippet, '    os.system("ls " + name)  # 🐍 ü');
      assert.equal(
        (await readOne([result({ locations: [at('gone.py', region)] })])).snippet,
        'call()\nmore()',
      );
    });
  });

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
    writeFileSync(path.join(folder, 'src/a.py'), `# one more\n${source}`);

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

  it('keeps no secret that a log or a file holds', async () => {
    const value = ['Tr0ub', '4dor', '&3xQz9'].join('');
    writeFileSync(path.join(folder, 'src/a.py'), `password = "${value}"\n`);
    const startColumn = 'password = "'.length + 1;
    const region = {
      startLine: 1,
      startColumn,
      endColumn: startColumn + value.length,
      snippet: { text: value },
    };
    const leak = { ruleId: 'generic-api-key', message: { text: `found ${value} here` } };
    const tool = { driver: { name: 'gitleaks' } };
    const inFile = await readOne([result({ ...leak, locations: [at('src/a.py', region)] })], {}, tool);
    const gone = await readOne([result({ ...leak, locations: [at('gone.py', region)] })], {}, tool);
    const beside = await readOne([result({ locations: [at('src/a.py', { startLine: 1 })] })]);

    for (const finding of [inFile, gone, beside]) {
      assert.ok(!JSON.stringify(finding).includes(value), JSON.stringify(finding));
    }
    assert.match(inFile.snippet, /^password = "…/);
  });

  describe('keeps no secret of a tool that', () => {
    const value = ['hunter2', 'hunter'].join('');
    const line = `password = "${value}"`;
    const whole = { startLine: 1, startColumn: 1, endColumn: line.length + 1 };
    const keptOf = async (
      more: object,
      { tool = driver as object, uri = 'src/a.py', region = whole as object } = {},
    ) => {
      writeFileSync(path.join(folder, 'src/a.py'), `${line}\n`);
      const one = result({ ruleId: 'B105', locations: [at(uri, region)], ...more });
      const finding = await readOne([one], {}, { driver: tool });
      assert.ok(!JSON.stringify(finding).includes(value), JSON.stringify(finding));
      return finding;
    };

    it('quotes the value and marks the statement, known by its weakness or the name of its rule', async () => {
      const text = `Possible hardcoded password: '${value}'`;
      const tagged = { name: 'Bandit', rules: [{ id: 'B105', properties: { tags: ['CWE-259'] } }] };
      const named = { name: 'Bandit', rules: [{ id: 'B105', name: 'hardcoded_password_string' }] };
      for (const tool of [tagged, named]) {
        const { message } = await keptOf({ message: { text } }, { tool });
        assert.equal(message, "Possible hardcoded password: '…'");
      }
    });

    it('marks no more than the name', async () => {
      const region = { startLine: 1, startColumn: 1, endColumn: 9 };
      await keptOf({ ruleId: 'hardcoded-credential' }, { region });
    });

    it('tells it in steps, and in why it was set aside', async () => {
      const location = { ...at('src/a.py', whole), message: { text: `'${value}' begins, ${value} ends` } };
      const { steps, dismissed } = await keptOf({
        ruleId: 'hardcoded-password',
        codeFlows: [{ threadFlows: [{ locations: [{ location }] }] }],
        suppressions: [{ kind: 'external', justification: `it is ${value} everywhere` }],
      });
      assert.equal(steps[0]?.message, "'…' begins, … ends");
      assert.equal(dismissed, 'it is … everywhere');
    });

    it('names a file that is not here, with its code or without', async () => {
      const message = { text: `Secret ${value} found` };
      const tool = { name: 'trufflehog', rules: [{ id: 'B105', shortDescription: { text: 'A password' } }] };
      const region = { startLine: 1, snippet: { text: line } };
      const known = await keptOf({ message }, { tool, uri: 'gone.py', region });
      const unknown = await keptOf({ message }, { tool, uri: 'gone.py', region: { startLine: 1 } });
      assert.deepEqual(
        { known: known.message, unknown: unknown.message },
        { known: 'Secret … found', unknown: 'A password' },
      );
    });
  });

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

  it('gives others their turn while it reads what is long, and looks for secrets once in a file', async () => {
    const region = { startLine: 1, startColumn: 2, endColumn: 9 };
    const leak = result({ ruleId: 'generic-password', locations: [at('src/a.py', region)] });
    writeFileSync(path.join(folder, 'src/a.py'), `password = "${'🐍x'.repeat(50_000)}"\n`);
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
          writeFileSync(path.join(folder, 'src/p.py'), text);
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
