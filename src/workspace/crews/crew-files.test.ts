/** Crew files as strangers may write them: what is wrong is refused with its place, what is a link is not read. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { crewFileMaxBytes } from '../../contract/work/crew/crew-file.ts';
import { listCrewFiles } from './list-crew-files.ts';
import { parseCrewFile } from './parse-crew-file.ts';
import { readCrewFile } from './read-crew-file.ts';

const good = 'version: 1\ntitle: API crew\n';

/** `line: message` of each problem. */
function problemsOf(text: string): readonly string[] {
  return (parseCrewFile(text).problems ?? []).map(({ line, message }) => `${line}: ${message}`);
}

describe('parseCrewFile', () => {
  it('reads all that a file may say', () => {
    const text = `# How we work on the API
${good}description: Small steps
prompt: |
  {{task}}
  Keep the public interface.
checks: [npm test]
paths: [src/api, test]
roles:
  developer: { mission: Use our logger., tools: [read_file, edit_file], turns: 10 }
  reviewer: { mission: Look for SQL., replace: true }
steps: [plan, test, develop, review]
rounds: 1
`;

    assert.equal(parseCrewFile(text).file?.roles?.developer?.turns, 10);
    assert.deepEqual(problemsOf(text), []);
  });

  const deep = Array.from({ length: 9 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`);
  const hostile: readonly (readonly [string, string, RegExp])[] = [
    ['aliases by the billion', deep.join('\n').replaceAll('*a-1,', 'x,'), /^1: the file: .*alias/],
    ['1 MB', `${good}description: ${'x'.repeat(1_000_000)}`, /^1: the file is larger than 64 kB$/],
    ['tabs', 'version: 1\nroles:\n\tplanner: {}\n', /^3: the file: Tabs/],
    ['a key twice', `${good}title: other\n`, /^3: the file: Map keys must be unique$/],
    ['__proto__', `${good}__proto__: { rounds: 9 }\n`, /^3: __proto__: there is no such setting/],
    ['constructor', `${good}roles:\n  constructor: {}\n`, /^4: roles\.constructor: there is no such setting/],
    ['a merge key', `${good}<<: { rounds: 9 }\n`, /^3: <<: there is no such setting/],
    ['a second document', `${good}---\nrounds: 9\n`, /^3: the file: must be one document$/],
    ['a document after an end', `${good}...\nrounds: 9\n`, /^3: the file: must be one document$/],
    ['brackets by the thousand', '['.repeat(60_000), /^1: the file: /],
    ['letters that nobody sees', `${good}description: "fine\u202E"\n`, /^3: the file: .*invisible.*U\+202E$/],
    ['letters of tags', `${good}# \u{e0041}\u{e0042}\n`, /^3: the file: .*invisible.*U\+E0041$/],
    [
      'a misspelt key',
      `${good}roles:\n  developer:\n    turn: 3\n`,
      /^5: roles\.developer\.turn: .*did you mean turns/,
    ],
    [
      'backticks that no fence holds',
      `${good}# ${'`'.repeat(60_000)}\n`,
      /^1: the file: holds 100 backticks/,
    ],
    ['nothing', '', /^1: the file: must be a map/],
    ['no title', 'version: 1\n', /^1: title: is missing/],
    ['another version', 'version: 2\ntitle: x\n', /^1: version: must be 1/],
  ];
  for (const [name, text, expected] of hostile)
    it(`refuses ${name}, with its line and field`, () => {
      assert.match(problemsOf(text)[0] ?? '', expected);
      assert.equal(parseCrewFile(text).file, undefined);
      assert.ok(problemsOf(text).length <= 20);
    });

  const wider: readonly (readonly [string, RegExp])[] = [
    ['roles: { planner: { tools: [write_file] } }', /^3: roles\.planner\.tools\.0: must be list_files/],
    ['roles: { reviewer: { tools: [edit_file] } }', /^3: roles\.reviewer\.tools\.0: /],
    ['roles: { developer: { tools: [run_command] } }', /^3: roles\.developer\.tools\.0: /],
    ['roles: { developer: { turns: 41 } }', /^3: roles\.developer\.turns: must be at most 40/],
    ['roles: { boss: { mission: Rule } }', /^3: roles\.boss: there is no such setting/],
    ['roles: { tester: { replace: true } }', /^3: roles\.tester\.replace: needs a mission/],
    ['rounds: 3', /^3: rounds: must be at most 2/],
    ['steps: [plan, review]', /^3: steps: must name develop/],
    ['steps: [develop, plan]', /^3: steps: must begin with plan/],
    ['steps: [review, develop]', /^3: steps: must end with review/],
    ['steps: [develop, develop]', /^3: steps: names a step twice/],
    ['steps: [develop, apply]', /^3: steps\.1: must be plan/],
    ['paths: [../other]', /^3: paths\.0: must be a path/],
    ['paths: [/etc]', /^3: paths\.0: must be a path/],
    ['paths: []', /^3: paths: must be at least 1/],
    ['autonomy: unattended', /^3: autonomy: there is no such setting/],
    ['prompt: "{{task}} {{task}}"', /^3: prompt: may hold/],
    [`title2: x`, /^3: title2: there is no such setting/],
  ];
  for (const [line, expected] of wider)
    it(`refuses ${line}`, () => {
      assert.match(problemsOf(`${good}${line}\n`)[0] ?? '', expected);
    });
});

describe('readCrewFile', () => {
  let base: string;
  let folder: string;
  const name = '.vireo/agents/x.yaml';

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-crews-')));
    folder = path.join(base, 'project');
    mkdirSync(path.join(folder, '.vireo', 'agents'), { recursive: true });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('reads the bytes that it hashes', async () => {
    writeFileSync(path.join(folder, name), good);

    const { text, sha256 } = await readCrewFile(folder, name);
    writeFileSync(path.join(folder, name), `${good} `);
    const changed = await readCrewFile(folder, name);

    assert.equal(text, good);
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.notEqual(changed.sha256, sha256);
  });

  it('follows no link, to a file or on the way, and reads no folder', async () => {
    symlinkSync('/etc/passwd', path.join(folder, name));
    await assert.rejects(readCrewFile(folder, name), /x\.yaml is a link: links are not followed/);

    const other = path.join(base, 'other');
    mkdirSync(path.join(other, '.vireo'), { recursive: true });
    symlinkSync(path.join(folder, '.vireo', 'agents'), path.join(other, '.vireo', 'agents'));
    writeFileSync(path.join(folder, '.vireo', 'agents', 'y.yaml'), good);
    await assert.rejects(readCrewFile(other, '.vireo/agents/y.yaml'), /behind a link/);

    mkdirSync(path.join(folder, '.vireo', 'agents', 'z.yaml'));
    await assert.rejects(readCrewFile(folder, '.vireo/agents/z.yaml'), /is not a plain file/);
    await assert.rejects(readCrewFile(folder, '../other/.vireo/agents/y.yaml'), /doesn't write|unsafe/);
    assert.ok(readFileSync('/etc/passwd', 'utf8') !== '');
  });

  it('refuses what is too large, no text, or not there', async () => {
    writeFileSync(path.join(folder, name), Buffer.alloc(crewFileMaxBytes + 1, 0x23));
    await assert.rejects(readCrewFile(folder, name), /larger than 64 kB/);
    writeFileSync(path.join(folder, name), Buffer.from([0x23, 0xff, 0xfe]));
    await assert.rejects(readCrewFile(folder, name), /no text in UTF-8/);
    await assert.rejects(readCrewFile(folder, '.vireo/agents/none.yaml'), /There is no file/);
  });

  it('lists what is there, and says what is broken', async () => {
    const at = (file: string) => path.join(folder, '.vireo', 'agents', file);
    writeFileSync(at('good.yaml'), good);
    writeFileSync(at('broken.yml'), 'version: 1\nrounds: 9\n');
    writeFileSync(at('note.txt'), good);
    symlinkSync('/etc/passwd', at('link.yaml'));

    const found = await listCrewFiles(folder);

    assert.deepEqual(
      found.map(({ path: file, title, problems }) => [path.basename(file), title, problems[0] ?? '']),
      [
        ['broken.yml', '', 'line 1: title: is missing: a text'],
        ['good.yaml', 'API crew', ''],
        ['link.yaml', '', '.vireo/agents/link.yaml is a link: links are not followed.'],
      ],
    );
    assert.deepEqual(await listCrewFiles(base), []);
  });
});
