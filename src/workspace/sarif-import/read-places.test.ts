import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isOfWholeFile } from '../../contract/whole-file.ts';
import type { ReadLogOptions } from './read-log.ts';
import { at, logOf, result, setUpLogs, source } from './testing.test.ts';

describe('readLog', () => {
  const stage = setUpLogs();
  const { read, readOne } = stage;

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
      assert.equal(await pathOf(pathToFileURL(path.join(stage.folder, 'src/a.py')).href), 'src/a.py');
      assert.equal(await pathOf(path.join(stage.folder, 'src/a.py')), 'src/a.py');
      assert.equal(await pathOf(`file:${path.join(stage.folder, 'src/a.py')}`), 'src/a.py');
    });

    it('through bases, and bases of bases', async () => {
      const bases = {
        originalUriBaseIds: {
          '%SRCROOT%': { uri: `${pathToFileURL(stage.folder).href}/` },
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
      assert.equal(await pathOf('project/src/a.py', {}, { root: stage.outside }), 'src/a.py');
      assert.equal(await pathOf('elsewhere/a.py', {}, { root: stage.outside }), 'outside-folder');
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
      mkdirSync(path.join(stage.folder, '.git'));
      writeFileSync(path.join(stage.folder, '.git/config'), 'url = https://me:word@example.org\n');
      symlinkSync(path.join(stage.folder, '.git'), path.join(stage.folder, 'meta'));
      for (const uri of ['.git/config', 'src/../.GIT/config', 'sub/.git/hooks/x', '.git./config']) {
        assert.equal(await pathOf(uri), 'outside-folder', uri);
      }
      const linked = await readOne([result({ locations: [at('meta/config', { startLine: 1 })] })]);
      assert.equal(linked.snippet, '');
      assert.equal(await pathOf('.github/a.py'), '.github/a.py');
    });

    it('and reads no file through a link that leads out', async () => {
      symlinkSync(path.join(stage.outside, 'secret.py'), path.join(stage.folder, 'src/link.py'));
      symlinkSync(stage.outside, path.join(stage.folder, 'out'));
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
      writeFileSync(path.join(stage.folder, 'src/a.py'), `# a head\n${source}`);
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
});
