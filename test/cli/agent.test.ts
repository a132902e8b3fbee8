/** `vireo agent` over a backend of its own: the journey of whoever asks the security agent. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCommand } from '../support/run-command.ts';
import { waitFor } from '../support/wait-for.ts';

/** Code of a request is run: no fix of Vireo is safe for it. */
const vulnerable = `import express from 'express';
express().get('/', (req, res) => {
  res.json(eval(String(req.query.a)));
});
`;

interface CliRun {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

describe('vireo agent', () => {
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let backend: BackendProcess;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-agent-'));
    await writeFile(path.join(folder, 'app.ts'), vulnerable);
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    const client = await backend.ask('POST', '/clients', { name: 'Nordwind', currency: 'EUR' });
    const hourlyRate = { minor: 11_000, currency: 'EUR' };
    const project = await backend.ask('POST', '/projects', {
      name: 'API',
      clientId: client.body.id,
      hourlyRate,
    });
    await backend.ask('PATCH', `/projects/${project.body.id}`, { folder });
  });

  after(async () => {
    await backend.kill();
    await data.remove();
    await rm(folder, { recursive: true });
    await rm(`${folder}-out`, { recursive: true, force: true });
  });

  interface Given {
    readonly input?: string;
    readonly signal?: AbortSignal;
    heard?(text: string): void;
  }

  /** The command in this process: each needs no start of its own. */
  async function agent(args: readonly string[], given: Given = {}): Promise<CliRun> {
    const written = { out: '', err: '', code: 0 };
    await runCommand(['agent', ...args, '--data', data.directory], {
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
        given.heard?.(text);
      },
      cwd: folder,
      env: {},
      colors: false,
      readInput: async () => given.input ?? '',
      signal: given.signal ?? new AbortController().signal,
      setExitCode: (code) => {
        written.code = code;
      },
    });
    return written;
  }

  it('asks several agents as one group, and prints its one report', async () => {
    const input = JSON.stringify({ paths: ['app.ts'] });
    const { out, err, code } = await agent(
      ['run', 'security,development', '--project', 'API', '--input', '-'],
      {
        input,
      },
    );

    assert.equal(code, 0, err);
    assert.match(out, /^# Summary\n/);
    assert.match(out, /\| Security agent \| done \|/);
    assert.match(out, /\| Development agent \| done \|/);
    assert.match(out, /## Development agent\n\n### No finding here has a fix/);
  });

  it('asks the security agent, says what it is at, and writes what it brings', async () => {
    const input = '{"paths": ["app.ts"]}';
    const run = await agent(
      ['run', 'security', '--project', 'api', '--input', '-', '--output', 'out', '--json'],
      {
        input,
      },
    );
    assert.equal(run.code, 0, run.err);
    const request = JSON.parse(run.out);
    const files = (await readdir(path.join(folder, 'out'))).map((name) => path.extname(name)).toSorted();
    const [report = ''] = (await readdir(path.join(folder, 'out'))).filter((name) => name.endsWith('.md'));

    assert.deepEqual(
      { state: request.state, paths: request.input.paths },
      { state: 'done', paths: ['app.ts'] },
    );
    assert.match(run.err, /security was asked: [0-9a-f]{8}\.\n/);
    assert.match(run.err, /3 files in out/);
    assert.deepEqual(files, ['.html', '.md', '.sarif']);
    assert.match(await readFile(path.join(folder, 'out', report), 'utf8'), /# Security report: API/);

    const status = await agent(['status', '--project', 'api']);
    assert.match(status.out, /^ID +AGENT +PROJECT +STATE/);
    assert.match(status.out, new RegExp(`${request.id.slice(-8)} +security +API +done`));

    const replayed = await agent(['replay', request.id.slice(-8)]);
    assert.equal(replayed.code, 0, replayed.err);
    assert.match(replayed.out, /# Security report: API/);
    const { out } = await agent(['status', '--json']);
    assert.equal(JSON.parse(out).items[0].replayOf, request.id);
  });

  it('mends what has a fix in a copy, shows it, and writes what is applied', async () => {
    const file = path.join(folder, 'load.py');
    const text = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';
    await writeFile(file, text);
    const out = `${folder}-out`;
    const asked = await agent(['run', 'development', '--project', 'api', '--output', out]);
    const offered = await readFile(path.join(out, 'question.md'), 'utf8');
    assert.match(offered, /^# Review the changes\n[\s\S]*\+ {4}return yaml\.safe_load\(text\)/);
    const id = /vireo agent apply (\w+)/.exec(asked.err)?.[1] ?? '';

    assert.equal(asked.code, 1, asked.err);
    assert.match(asked.out, /\+ {4}return yaml\.safe_load\(text\)/);
    assert.equal(await readFile(file, 'utf8'), text);
    const wrongFile = await agent(['apply', id, '--only', 'other.py']);
    assert.match(wrongFile.err, /other\.py is not among its files/);
    const applied = await agent(['apply', id, '--only', 'load.py', '--output', out]);

    assert.equal(applied.code, 0, applied.err);
    const [report = '', ...others] = await readdir(out);
    assert.match(await readFile(path.join(out, report), 'utf8'), /# Changed 1 file/);
    assert.deepEqual(others, []);
    assert.equal(await readFile(file, 'utf8'), text.replace('yaml.load', 'yaml.safe_load'));

    const { items } = JSON.parse((await agent(['checkpoints', id, '--json'])).out);
    const listed = await agent(['checkpoints', id]);
    assert.ok(items.length > 1, JSON.stringify(items));
    assert.match(listed.out, /^CHECKPOINT +MADE +COPY +BEFORE\n/);
    assert.match(listed.out, new RegExp(`${items[0].id} .* kept +Applying what was accepted\n`));
    const [, before] = items;
    assert.equal(before.before, 'Review the changes');
    // The file is no longer as it was: it has the change.
    const replayed = await agent(['replay', id, '--from', before.id]);
    assert.equal(replayed.code, 1, replayed.err);
    assert.match(replayed.out, /One file is no longer as it was when the run began:\n\n- `load\.py`/);
    const again = /vireo agent apply (\w+)/.exec(replayed.err)?.[1] ?? '';
    const wrong = await agent(['apply', again, '--text', 'load.py']);
    assert.match(wrong.err, /--text is for a text that is proposed/);
    const goesOn = await agent(['apply', again, '--files', 'snapshot']);
    assert.match(goesOn.out, /\+ {4}return yaml\.safe_load\(text\)/, goesOn.err);
    await writeFile(file, `# mine\n${text}`);
    const merged = await agent(['apply', again]);
    assert.equal(merged.code, 0, merged.err);
    assert.equal(await readFile(file, 'utf8'), `# mine\n${text.replace('yaml.load', 'yaml.safe_load')}`);
    const unknown = await agent(['replay', id, '--from', 'none']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /no such checkpoint/);
  });

  it('lists crew files with their state, and asks about one before it is used', async () => {
    const crew = '.vireo/agents/api.yaml';
    await mkdir(path.join(folder, '.vireo', 'agents'), { recursive: true });
    await writeFile(path.join(folder, crew), 'version: 1\ntitle: API crew\nprompt: Sum the prices.\n');
    await writeFile(path.join(folder, '.vireo/agents/bad.yaml'), 'version: 1\ntitle: x\nrounds: 9\n');
    const states = async () => (await agent(['crews', '--project', 'api'])).out.split('\n').slice(1, -1);
    assert.deepEqual(
      (await states()).map((line) => line.replace(/ {2,}/g, ' | ')),
      [
        '.vireo/agents/api.yaml | not allowed | API crew',
        '.vireo/agents/bad.yaml | broken | line 3: rounds: must be at most 2',
      ],
    );

    const asked = await agent(['run', 'development', '--project', 'api', '--trusted', '--crew', crew]);
    assert.equal(asked.code, 1, asked.err);
    assert.match(asked.out, /SHA-256 `[0-9a-f]{64}`[\s\S]*title: API crew\nprompt: Sum the prices\./);
    const id = /vireo agent apply (\w+)/.exec(asked.err)?.[1] ?? '';
    // There is no model here: it comes as far as asking for one.
    const applied = await agent(['apply', id]);
    assert.equal(applied.code, 2, applied.err);
    assert.match(applied.err, /it failed: .*model/i);
    assert.match((await states())[0] ?? '', / allowed +API crew$/);
    assert.doesNotMatch((await states())[0] ?? '', /not allowed/);

    await writeFile(path.join(folder, crew), 'version: 1\ntitle: API crew\nprompt: Sum all prices.\n');
    assert.match((await states())[0] ?? '', /not allowed/);
    const untrusted = await agent(['run', 'development', '--project', 'api', '--crew', crew]);
    assert.match(untrusted.err, /needs a folder that you trust/);
  });

  it('lists the agents', async () => {
    const { out } = await agent(['list']);

    assert.match(out, /^NAME +VERSION +WHAT IT DOES\nsecurity /);
  });

  it('cancels what was asked by Ctrl-C, and exits with 1', async () => {
    const interrupted = new AbortController();
    const heard = (text: string) => {
      if (text.includes('was asked')) interrupted.abort();
    };
    const run = await agent(['run', 'security', '--project', 'api', '--json'], {
      signal: interrupted.signal,
      heard,
    });

    assert.deepEqual(
      { code: run.code, state: JSON.parse(run.out).state },
      { code: 1, state: 'cancelled' },
      run.err,
    );
  });

  it('only asks with --no-wait, and cancels by id', async () => {
    const asked = await agent(['run', 'security', '--project', 'api', '--no-wait', '--json']);
    const { id } = JSON.parse(asked.out);
    const cancelled = await agent(['cancel', id.slice(-8)]);

    if (cancelled.code === 0) assert.match(cancelled.err, /was cancelled/);
    else assert.match(cancelled.err, /nothing to cancel/);
    await waitFor(async () => {
      const { out } = await agent(['status', id, '--json']);
      return ['cancelled', 'done'].includes(JSON.parse(out).state);
    }, 'it to be over');
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no project', ['run', 'security'], /--project/],
    ['an unknown project', ['run', 'security', '--project', 'nope'], /There is no project "nope"/],
    ['an unknown agent', ['run', 'nobody', '--project', 'api'], /there is no agent of this name/],
    [
      'input that is no JSON',
      ['run', 'security', '--project', 'api', '--input', 'app.ts'],
      /app\.ts is no JSON/,
    ],
    ['a priority out of range', ['run', 'security', '--project', 'api', '--priority', '10'], /0 to 9/],
    ['an unknown request', ['cancel', 'ffffffff'], /There is no request "ffffffff"/],
  ];
  for (const [what, args, message] of wrong) {
    it(`exits with 2 for ${what}`, async () => {
      const { code, err } = await agent(args);

      assert.equal(code, 2);
      assert.match(err, message);
    });
  }
});
