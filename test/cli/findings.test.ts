/** `vireo findings` as people and CI use it, over a backend of its own. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLog, createResult } from '../../src/backend/testing/sarif-log.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCommand } from '../support/run-command.ts';
import { runAtTerminal } from './at-terminal.ts';

const log = createLog([
  createResult({
    line: 2,
    text: 'Reads =cmd() | without end.',
    more: { level: 'error', properties: { tags: ['CWE-120'] } },
  }),
  createResult({ ruleId: 'c/copy', line: 3, text: 'Copies \u001b[31mtoo much.' }),
  createResult({ uri: '../outside.c' }),
]);

interface CliRun {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** The command in this process: each needs no start of its own. */
async function run(cwd: string, args: readonly string[]): Promise<CliRun> {
  const written = { out: '', err: '', code: 0 };
  await runCommand(args, {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    cwd,
    env: {},
    colors: false,
    readInput: async () => '',
    signal: new AbortController().signal,
    setExitCode: (code) => {
      written.code = code;
    },
  });
  return written;
}

describe('vireo findings', () => {
  let backend: BackendProcess;
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let folder: string;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
  });

  after(async () => {
    await backend.kill();
    await data.remove();
  });

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-findings-')));
    mkdirSync(path.join(folder, 'src'));
    write('src/a.c', 'int main() {\n  gets(b);\n  strcpy(b, c);\n}\n');
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
    const hourlyRate = { minor: 100, currency: 'EUR' };
    const body = {
      name: path.basename(folder),
      clientId: client.body.id,
      hourlyRate,
      folder,
    };
    await backend.ask('POST', '/projects', body);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);

  const findings = (...args: string[]): Promise<CliRun> =>
    run(folder, ['findings', ...args, '--data', data.directory]);

  async function bring(content: unknown = log, ...args: string[]): Promise<CliRun> {
    write('log.sarif', JSON.stringify(content));
    return await findings('import', 'log.sarif', ...args);
  }

  async function ids(): Promise<readonly string[]> {
    const { out } = await findings(
      'list',
      '--json',
      '--state',
      'open,accepted,dismissed,resolved',
      '--sort',
      'path',
    );
    return JSON.parse(out).items.map(({ id }: { id: string }) => id.slice(-8));
  }

  /** Between what a command reads and what it writes: another window is quicker. */
  async function meanwhile(other: { readonly act: string; readonly body: object }, args: readonly string[]) {
    let isFirst = true;
    const proxy = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const [, id] = /\/findings\/([^/]+)\//.exec(request.url ?? '') ?? [];
      if (request.method === 'POST' && id !== undefined && isFirst) {
        isFirst = false;
        await backend.ask('POST', `/findings/${id}/${other.act}`, other.body);
      }
      const { host: _host, ...headers } = request.headers;
      const forwarded = await fetch(`${backend.url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      response.writeHead(forwarded.status, { 'content-type': 'application/json' });
      response.end(Buffer.from(await forwarded.arrayBuffer()));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const server = ['--server', `http://127.0.0.1:${port}`, '--token', backend.token];
    try {
      return await run(folder, ['findings', ...args, ...server]);
    } finally {
      proxy.close();
    }
  }

  it('overwrites nothing that somebody else decided between reading and writing, and tells it', async () => {
    await bring();
    const [id = ''] = await ids();

    const other = { act: 'dismiss', body: { reason: 'Never called' } };
    const refused = await meanwhile(other, ['accept', id]);
    const shown = await findings('show', id);

    assert.equal(refused.code, 2);
    assert.equal(
      refused.err,
      `vireo: Someone else already decided: ${id} is dismissed, "Never called". Nothing was overwritten.\n`,
    );
    assert.match(shown.out, /State: +dismissed: Never called/);
  });

  it('says what else became of it between reading and writing, and does not call that a decision', async () => {
    await bring();
    const [id = ''] = await ids();
    const me = (await backend.ask('GET', '/users/me')).body.id;

    const refused = await meanwhile({ act: 'assign', body: { assignee: me } }, ['accept', id]);

    assert.equal(refused.code, 2);
    assert.equal(
      refused.err,
      `vireo: ${id} has changed: see "vireo findings show ${id}". Nothing was overwritten.\n`,
    );
  });

  it('imports a log into the project of the folder, tells what was left out, and updates it the next time', async () => {
    const first = await bring();
    const second = await bring(createLog([createResult({ line: 2 })]));

    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /Lint: 2 new, 0 known, 0 back, 0 resolved/);
    assert.match(
      first.out,
      /1 result left out: outside the project's folder.*\n {2}c\/overflow .*outside\.c/,
    );
    assert.match(second.out, /Lint: 0 new, 1 known, 0 back, 1 resolved/);
  });

  it('makes a project of the folder where it is asked to, once, and says how where it is not', async () => {
    const fresh = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-fresh-')));
    mkdirSync(path.join(fresh, 'src'));
    writeFileSync(path.join(fresh, 'src/a.c'), 'int main() {\n  gets(b);\n}\n');
    writeFileSync(path.join(fresh, 'log.sarif'), JSON.stringify(createLog([createResult({ line: 2 })])));
    const bringThere = (...more: string[]) =>
      run(fresh, ['findings', 'import', 'log.sarif', '--data', data.directory, ...more]);

    const refused = await bringThere();
    const created = await bringThere('--create');
    const again = await bringThere('--create');
    const { items } = (await backend.ask('GET', '/projects?limit=200')).body;
    rmSync(fresh, { recursive: true });

    assert.equal(refused.code, 2);
    assert.match(refused.err, /No project has the folder .*or --create makes one/);
    assert.equal(created.code, 0, created.err);
    assert.match(created.out, new RegExp(`Into ${path.basename(fresh)}:\nLint: 1 new`));
    assert.match(again.out, /0 new, 1 known/);
    const own = items.filter((one: { folder: string }) => one.folder === fresh);
    assert.deepEqual(
      own.map(({ name, hourlyRate }: { name: string; hourlyRate: { minor: number } }) => [
        name,
        hourlyRate.minor,
      ]),
      [[path.basename(fresh), 0]],
    );
  });

  it('asks at a terminal before it makes a project that looks like another, and notes it elsewhere', async () => {
    const clientId = (await backend.ask('POST', '/clients', { name: 'Kiesel', currency: 'EUR' })).body.id;
    const hourlyRate = { minor: 0, currency: 'EUR' };
    await backend.ask('POST', '/projects', { clientId, name: 'Hafenkran', hourlyRate });
    const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-alike-')));
    const cwd = path.join(root, 'hafen-kran');
    mkdirSync(cwd);
    writeFileSync(path.join(cwd, 'log.sarif'), JSON.stringify(log));
    const args = ['findings', 'import', 'log.sarif', '--create', '--data', data.directory];
    const countNamed = async () =>
      (await backend.ask('GET', '/projects?like=Hafenkran&limit=9')).body.items.length;

    const no = await runAtTerminal(args, { answer: 'n', cwd });
    const afterNo = await countNamed();
    const told = await run(cwd, args);
    rmSync(root, { recursive: true });

    assert.match(no.err, /Did you mean the project Hafenkran \(.*\nvireo: Nothing was added\./s);
    assert.deepEqual(
      { questionsCount: no.questions.length, code: no.code, afterNo },
      { questionsCount: 1, code: 2, afterNo: 1 },
    );
    assert.match(told.err, /"hafen-kran" looks like the project Hafenkran \(/);
    assert.equal(await countNamed(), 2);
  });

  it('speaks of what is new only where there is a baseline', async () => {
    await bring();
    const without = await findings('list');
    const known = { more: { baselineState: 'unchanged' }, line: 2 };
    const fresh = { more: { baselineState: 'new' }, line: 3, ruleId: 'c/copy' };
    await bring(createLog([known, fresh].map(createResult)));
    const withOne = await findings('list');

    assert.match(without.out, /^2 findings \([^)]*\)$/m);
    assert.match(withOne.out, /^2 findings \([^)]*\), 1 new$/m);
  });

  it('makes no practice where it only reads', async () => {
    const nowhere = path.join(folder, 'no-such-practice');

    const { code, err } = await run(folder, ['findings', 'list', '--data', nowhere]);

    assert.equal(code, 2);
    assert.match(err, /There is no practice in .*no-such-practice/);
    assert.equal(existsSync(nowhere), false);
  });

  it('says what to do where nothing of a log could be placed, and resolves nothing', async () => {
    await bring(createLog([createResult({ line: 2 })]));

    const lost = await bring(createLog([createResult({ uri: '/builds/app/src/a.c', line: 2 })]));

    assert.equal(lost.code, 2);
    assert.match(lost.out, /0 new, 0 known, 0 back, 0 resolved/);
    assert.match(lost.err, /nothing of log\.sarif could be read.*--root says where the tool saw the project/);
    assert.match((await findings('list')).out, /src\/a\.c:2/);
  });

  it('tells of a finding of a whole file as of no line, and takes it back as that from its own export', async () => {
    const physicalLocation = { artifactLocation: { uri: 'src/a.c' } };
    await bring(
      createLog([createResult({ text: 'No licence.', more: { locations: [{ physicalLocation }] } })]),
    );

    const table = await findings('list');
    const [id = ''] = await ids();
    const shown = await findings('show', id);
    const csv = await findings('export', '--format', 'csv');
    const sarif = await findings('export', '--format', 'sarif');
    write('again.sarif', sarif.out);
    const again = JSON.parse((await findings('import', 'again.sarif', '--json')).out);

    assert.match(table.out, / src\/a\.c {2,}c\/overflow /);
    assert.match(shown.out, /^src\/a\.c .*No licence\.\n(?:.*\n)*Place: {5}the file as a whole\n/);
    assert.match(csv.out, /,src\/a\.c,,c\/overflow,/);
    assert.deepEqual(
      { again: again.sources[0].again, added: again.sources[0].added },
      { again: 1, added: 0 },
    );
  });

  it('leaves out what lies behind the end of its file, says so, and resolves nothing of its rule', async () => {
    await bring(createLog([createResult({ line: 2 }), createResult({ line: 3, ruleId: 'c/copy' })]));

    const stale = await bring(createLog([createResult({ line: 99 })]));

    assert.equal(stale.code, 2);
    assert.match(
      stale.out,
      /1 result left out: at a place that the file does not have; .*\n {2}c\/overflow \(results\[0\]\): src\/a\.c has \d lines, not 99/,
    );
    assert.match(stale.err, /nothing of log\.sarif could be read/);
    assert.match((await findings('list')).out, /src\/a\.c:2 .*c\/overflow/);
  });

  it('takes a packed log with a byte order mark, from a folder below, under a name of the user', async () => {
    writeFileSync(path.join(folder, 'log.sarif.gz'), gzipSync(`\ufeff${JSON.stringify(log)}`));
    mkdirSync(path.join(folder, 'deep'));

    const { code, out, err } = await findings(
      'import',
      'log.sarif.gz',
      '--source',
      'ci',
      '--project',
      'deep',
      '--json',
    );

    assert.equal(code, 0, err);
    assert.deepEqual(
      JSON.parse(out).sources.map(({ source, added }: { source: string; added: number }) => [source, added]),
      [['ci', 2]],
    );
  });

  it('maps a checkout of CI into the folder', async () => {
    const elsewhere = createLog([createResult({ uri: '/builds/app/src/a.c', line: 2 })]);
    const lost = await bring(elsewhere);
    const found = await bring(elsewhere, '--root', '/builds/app');

    assert.match(lost.out, /1 result left out: outside the project's folder; --root says/);
    assert.match(found.out, /Lint: 1 new/);
  });

  it('lists them as a table without what steers a terminal, by filters, and as JSON', async () => {
    await bring();
    const all = await findings('list');
    const worst = await findings('list', '--severity', 'critical,high');
    const none = await findings('list', '--search', 'nowhere');
    const json = await findings('list', '--json', '--rule', 'c/copy');
    const wrong = await findings('list', '--severity', 'worst');

    assert.match(all.out, /ID +SEVERITY +PLACE +RULE/);
    assert.match(all.out, /high +src\/a\.c:2 +c\/overflow +Lint +Reads =cmd\(\) \| without end\./);
    assert.ok(!all.out.includes('\u001b'));
    assert.match(all.out, /2 findings \(1 high, 1 medium\)/);
    assert.match(worst.out, /1 finding \(1 high\)/);
    assert.equal(none.out, 'No findings.\n');
    assert.deepEqual(
      JSON.parse(json.out).items.map(({ ruleId }: { ruleId: string }) => ruleId),
      ['c/copy'],
    );
    assert.equal(wrong.code, 2);
  });

  it('decides, assigns and comments by short ids, and shows it all with its history', async () => {
    await bring();
    const [first = '', second = ''] = await ids();

    const accepted = await findings('accept', first, second, '--reason', 'To be mended');
    const dismissed = await findings('dismiss', second, '--reason', 'Never called');
    const unreasoned = await findings('dismiss', first);
    const assigned = await findings('assign', 'me', first);
    const commented = await findings('comment', first, 'See line 2.');
    const shown = await findings('show', first);
    const gone = await findings('show', 'ffffffff');

    assert.deepEqual(
      {
        accepted: accepted.code,
        dismissed: dismissed.code,
        assigned: assigned.code,
        commented: commented.code,
      },
      { accepted: 0, dismissed: 0, assigned: 0, commented: 0 },
    );
    assert.match(accepted.out, new RegExp(`${first}  accepted  src/a\\.c:2`));
    assert.equal(unreasoned.code, 2);
    assert.match(shown.out, /Code\n {4}gets\(b\);/);
    assert.match(shown.out, /Comments\n.*\n {2}See line 2\./);
    assert.match(shown.out, /reported by .*\(tool:Lint\)/);
    assert.match(shown.out, /accepted by .*: state open → accepted, reason nothing → To be mended/);
    assert.match(shown.out, /CWE-120/);
    assert.deepEqual([gone.code, /is no finding/.test(gone.err)], [2, true]);
  });

  it('resolves and reopens, and refuses what the state forbids with a sentence', async () => {
    await bring();
    const [first = ''] = await ids();
    const resolved = await findings('resolve', first);
    const refused = await findings('accept', first);
    const reopened = await findings('reopen', first, '--json');

    assert.equal(resolved.code, 0, resolved.err);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /resolved: reopen it/);
    assert.equal(JSON.parse(reopened.out).items[0].state, 'open');
  });

  it('exports them as CSV that no spreadsheet runs, as Markdown, and as SARIF that is taken back', async () => {
    const wide = createResult({ line: 1, text: '\uff1dcmd', ruleId: 'c/wide' });
    await bring(createLog([createResult({ line: 2, text: '=HYPERLINK("x")|' }), wide]));
    const csv = await findings('export', '--output', 'out.csv');
    const markdown = await findings('export', '--format', 'markdown');
    const sarif = await findings('export', '--format', 'sarif');
    write('again.sarif', sarif.out);
    const again = await findings('import', 'again.sarif', '--json');

    assert.equal(csv.code, 0, csv.err);
    const written = readFileSync(path.join(folder, 'out.csv'), 'utf8');
    assert.match(written, /,"'=HYPERLINK\(""x""\)\|",tool:Lint,/);
    assert.match(written, /,c\/wide,'\uff1dcmd,tool:Lint,/);
    assert.match(
      markdown.out,
      /\| medium \| src\/a\.c:2 \| c\/overflow \| =HYPERLINK\("x"\)\\\| \| Lint \| open \|/,
    );
    const [source] = JSON.parse(again.out).sources;
    assert.deepEqual(
      { source: source.source, added: source.added, again: source.again },
      { source: 'tool:Lint', added: 0, again: 2 },
    );
  });

  it('refuses what is no log with a sentence, and sends nothing', async () => {
    const notJson = await bring().then(() => {
      write('broken.sarif', '{');
      return findings('import', 'broken.sarif');
    });
    const notLog = await bring({ results: [] });
    const missing = await findings('import', 'missing.sarif');
    const noProject = await findings('import', 'log.sarif', '--project', 'nowhere');

    assert.match(notJson.err, /broken\.sarif: The log is not JSON/);
    assert.match(notLog.err, /This is no SARIF log/);
    assert.match(missing.err, /missing\.sarif cannot be read/);
    assert.match(noProject.err, /There is no project "nowhere"|not a SARIF|no SARIF/);
    assert.deepEqual(
      { notJson: notJson.code, notLog: notLog.code, missing: missing.code, noProject: noProject.code },
      { notJson: 2, notLog: 2, missing: 2, noProject: 2 },
    );
    assert.equal((await ids()).length, 2);
  });
});
