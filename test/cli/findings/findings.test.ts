/** `vireo findings` as people and CI use it, over a backend of its own. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLog, createResult } from '../../../src/backend/testing/sarif-log.ts';
import { runAtTerminal } from '../at-terminal.ts';
import { itListsAndDecides } from './decided-findings.ts';
import { log, run, setUpFindings } from './set-up-findings.ts';

describe('vireo findings', () => {
  const stage = setUpFindings();
  const { bring, ids, findings, write } = stage;

  /** Between what a command reads and what it writes: another window is quicker. */
  async function meanwhile(other: { readonly act: string; readonly body: object }, args: readonly string[]) {
    let isFirst = true;
    const proxy = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const [, id] = /\/findings\/([^/]+)\//.exec(request.url ?? '') ?? [];
      if (request.method === 'POST' && id !== undefined && isFirst) {
        isFirst = false;
        await stage.backend.ask('POST', `/findings/${id}/${other.act}`, other.body);
      }
      const { host: _host, ...headers } = request.headers;
      const forwarded = await fetch(`${stage.backend.url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      response.writeHead(forwarded.status, { 'content-type': 'application/json' });
      response.end(Buffer.from(await forwarded.arrayBuffer()));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const server = ['--server', `http://127.0.0.1:${port}`, '--token', stage.backend.token];
    try {
      return await run(stage.folder, ['findings', ...args, ...server]);
    } finally {
      proxy.close();
    }
  }

  it('overwrites nothing that somebody else decided between reading and writing, and tells it', async () => {
    await bring();
    const [id = ''] = await ids();

    const other = { act: 'dismiss', body: { reason: 'Never called' } };
    const refused = await meanwhile(other, ['confirm', id]);
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
    const me = (await stage.backend.ask('GET', '/users/me')).body.id;

    const refused = await meanwhile({ act: 'assign', body: { assignee: me } }, ['confirm', id]);

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
      run(fresh, ['findings', 'import', 'log.sarif', '--data', stage.data.directory, ...more]);

    const refused = await bringThere();
    const created = await bringThere('--create');
    const again = await bringThere('--create');
    const { items } = (await stage.backend.ask('GET', '/projects?limit=200')).body;
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
    const clientId = (await stage.backend.ask('POST', '/clients', { name: 'Kiesel', currency: 'EUR' })).body
      .id;
    const hourlyRate = { minor: 0, currency: 'EUR' };
    await stage.backend.ask('POST', '/projects', { clientId, name: 'Hafenkran', hourlyRate });
    const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-alike-')));
    const cwd = path.join(root, 'hafen-kran');
    mkdirSync(cwd);
    writeFileSync(path.join(cwd, 'log.sarif'), JSON.stringify(log));
    const args = ['findings', 'import', 'log.sarif', '--create', '--data', stage.data.directory];
    const countNamed = async () =>
      (await stage.backend.ask('GET', '/projects?like=Hafenkran&limit=9')).body.items.length;

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
    const nowhere = path.join(stage.folder, 'no-such-practice');

    const { code, err } = await run(stage.folder, ['findings', 'list', '--data', nowhere]);

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
    writeFileSync(path.join(stage.folder, 'log.sarif.gz'), gzipSync(`\ufeff${JSON.stringify(log)}`));
    mkdirSync(path.join(stage.folder, 'deep'));

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

  itListsAndDecides(stage);
});
