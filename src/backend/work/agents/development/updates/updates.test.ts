import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { AgentAnswer } from '../../../../../contract/work/agent-run.ts';
import type { AgentBrought } from '../../../../../contract/work/work-tasks.ts';
import type { Decision, Verdict } from '../../../../../domain/policy/acts/act.ts';
import { importAdvisories } from '../../../../../workspace/dependencies/advisories/import-advisories.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Work } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { type HostedWork, hostWork } from '../../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createInProcessWork } from '../../../../testing/in-process-work.ts';

const advisoryOf = (id: string, ecosystem: string, name: string, fixed: string) => ({
  id,
  modified: '2026-11-01T00:00:00Z',
  summary: `A flaw of ${name}`,
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem, name },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }],
    },
  ],
});

const requirements = '# pinned on purpose\nrequests == 2.19.0  ; python_version > "3"\nidna==3.7\n';
const manifest = `{
    "name": "shop",
    "dependencies": { "debug": "^4.3.0", "chalk": "4.1.0" }
}
`;
const lock = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', dependencies: { debug: '^4.3.0', chalk: '4.1.0' } },
    'node_modules/debug': { version: '4.3.4', dependencies: { ms: '2.1.2' } },
    'node_modules/chalk': { version: '4.1.0' },
    'node_modules/ms': { version: '2.1.2' },
  },
});
/** Stands in for npm, which would ask a registry: writes what npm is told to, by what the manifest asks for. */
const npm = `#!/usr/bin/env bash
echo "$@" >> "$(dirname "$0")/npm-was-asked"
[ -f "$(dirname "$0")/npm-fails" ] && { echo "no registry"; exit 1; }
cat > package-lock.json <<LOCK
{ "lockfileVersion": 3, "packages": { "": { "name": "shop" }, "node_modules/debug": { "version": "4.3.5" } } }
LOCK
`;
const npmLine = 'npm install --package-lock-only --ignore-scripts --no-audit --no-fund';

interface Payload {
  readonly accepted?: readonly string[];
  readonly commands?: readonly string[];
  readonly review?: { readonly files: readonly { readonly path: string }[] };
}

describe('updates of vulnerable packages', function () {
  this.timeout(300_000);
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let folder: string;
    let project: string;
    let programs: string;
    let work: Work;
    let hosted: HostedWork;
    let verdict: Verdict;
    let isDismissed: boolean;
    const searchPath = process.env['PATH'];

    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'vireo-updates-'));
      [project, programs] = [path.join(folder, 'project'), path.join(folder, 'programs')];
      for (const each of [project, programs]) await mkdir(each);
      await writeFile(path.join(programs, 'npm'), npm);
      await chmod(path.join(programs, 'npm'), 0o755);
      process.env['PATH'] = `${programs}${path.delimiter}${searchPath}`;
      const advisories = [
        advisoryOf('GHSA-1', 'npm', 'debug', '4.3.5'),
        advisoryOf('GHSA-2', 'npm', 'chalk', '5.0.1'),
        advisoryOf('GHSA-3', 'npm', 'ms', '2.1.3'),
        advisoryOf('GHSA-4', 'PyPI', 'requests', '2.20.0'),
      ];
      const advisoryDirectory = path.join(folder, 'advisories');
      for (const each of advisories) {
        const source = path.join(folder, `${each.id}.json`);
        await writeFile(source, JSON.stringify(each));
        await importAdvisories({ folder: advisoryDirectory, source, now: new Date() });
      }
      verdict = 'ask';
      isDismissed = false;
      work = createInProcessWork({ dataDirectory: path.join(folder, 'data'), advisoryDirectory });
      hosted = await hostWork(await open(), {
        dismissals: async ({ findings }) =>
          isDismissed
            ? findings.map(({ path: file, fingerprint }) => ({ path: file, fingerprint, reason: 'no' }))
            : [],
        runner: {
          judge: async (_actor, { command }) =>
            ({ verdict, about: command ?? '', why: 'unknown' }) satisfies Decision,
        },
      });
    });
    afterEach(async () => {
      process.env['PATH'] = searchPath;
      work.close();
      await rm(folder, { recursive: true, force: true });
    });

    const put = async (files: Record<string, string>) => {
      for (const [name, text] of Object.entries(files)) await writeFile(path.join(project, name), text);
    };
    const text = async (name: string) => await readFile(path.join(project, name), 'utf8');
    const ask = async (resume?: AgentAnswer, input: object = {}): Promise<AgentBrought> =>
      await hosted.ask(work, {
        agent: 'development',
        resume,
        input: { updates: 'vulnerable', ...input },
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
    const payloadOf = ({ waiting }: AgentBrought) => (waiting?.payload ?? {}) as Payload;
    const accept = async (asked: AgentBrought) =>
      await ask({
        approved: true,
        payload: { accepted: payloadOf(asked).accepted },
      });

    it('raise what a manifest pins to the lowest fixed version, and change nothing else of it', async () => {
      await put({ 'requirements.txt': requirements });
      const asked = await ask();

      assert.equal(asked.waiting?.step, 'decide');
      assert.match(
        asked.waiting?.text ?? '',
        /`requests` is raised from 2\.19\.0 to 2\.20\.0 in requirements\.txt\./,
      );
      assert.equal(await text('requirements.txt'), requirements);
      const done = await accept(asked);

      assert.equal(await text('requirements.txt'), requirements.replace('2.19.0', '2.20.0'));
      assert.deepEqual(done.offers?.work, { note: 'Fix findings in 1 file' });
    });

    it('have the lock file follow by a command that was asked for, with network, and name what is major', async () => {
      await put({ 'package.json': manifest, 'package-lock.json': lock });
      const allow = await ask();

      assert.equal(allow.waiting?.step, 'allow');
      assert.deepEqual(payloadOf(allow).commands, [npmLine]);
      assert.match(
        allow.waiting?.text ?? '',
        /Not isolated: `npm install .*` asks package registries over the network/,
      );
      const decide = await ask({ approved: true });

      const told = decide.waiting?.text ?? '';
      assert.match(told, /`debug` is raised from 4\.3\.4 to 4\.3\.5 in package\.json\.\n/);
      assert.match(told, /`chalk` is raised from 4\.1\.0 to 5\.0\.1 in package\.json\. \*\*A major version/);
      assert.match(told, /`ms` 2\.1\.2 is not changed: only other packages ask for it \(by debug\)/);
      assert.deepEqual(
        payloadOf(decide)
          .review?.files.map((file) => file.path)
          .toSorted(),
        ['package-lock.json', 'package.json'],
      );
      await accept(decide);

      assert.equal(
        await text('package.json'),
        manifest.replace('^4.3.0', '^4.3.5').replace('4.1.0', '5.0.1'),
      );
      assert.match(await text('package-lock.json'), /"version": "4\.3\.5"/);
    });

    for (const [why, prepare, answer, said] of [
      [
        'was not allowed',
        async () => undefined,
        { approved: false },
        /By hand: `npm install --package-lock-only/,
      ],
      [
        'failed',
        async () => await writeFile(path.join(programs, 'npm-fails'), ''),
        { approved: true },
        /failed: exit code 1\. no registry/,
      ],
    ] as const) {
      it(`leave the manifest as it is where the command ${why}, and say how it is done by hand`, async () => {
        // Lock files are larger than other texts that a run reads.
        const large = `${lock}${' '.repeat(1_100_000)}`;
        await put({ 'package.json': manifest, 'package-lock.json': large });
        await prepare();
        await ask();
        const done = await ask(answer);

        assert.equal(done.waiting, undefined);
        assert.match(done.report, said);
        assert.match(done.report, /`debug` stays at 4\.3\.4/);
        assert.deepEqual([await text('package.json'), await text('package-lock.json')], [manifest, large]);
      });
    }

    it('ask about no command whose program is not there', async () => {
      await put({ 'package.json': manifest, 'package-lock.json': lock });
      process.env['PATH'] = path.join(folder, 'nothing');
      const done = await ask();

      assert.equal(done.waiting, undefined);
      assert.match(done.report, /the command for it does not run here/);
    });

    it('are none where nobody asked for them, where rules leave them out, and where a person dismissed the finding', async () => {
      await put({ 'requirements.txt': requirements });

      assert.match((await ask(undefined, { updates: 'none' })).report, /^# No finding here has a fix/);
      const other = await ask(undefined, { rules: ['debugger'] });
      assert.match(other.report, /^# No finding here has a fix/);
      isDismissed = true;
      assert.match((await ask()).report, /^# No finding here has a fix/);
    });

    it('count as many findings as Security offers for the same folder', async () => {
      await put({
        'requirements.txt': requirements,
        'load.py': 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n',
      });
      const security = await hosted.ask(work, {
        agent: 'security',
        run: 'run-2',
        input: {},
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
      const { count, ...input } = security.offers?.fixes ?? assert.fail('nothing is offered');

      assert.equal(count, 2);
      assert.equal(input.updates, 'vulnerable');
      assert.match(security.report, /2 findings have a fix\./);
      const asked = await ask(undefined, input);
      assert.match(asked.waiting?.text ?? '', /yaml\.safe_load/);
      await accept(asked);
      assert.match(await text('requirements.txt'), /requests == 2\.20\.0/);
      const again = await hosted.ask(work, {
        agent: 'security',
        run: 'run-3',
        input: {},
        project: { id: 'p', name: 'Project', folder: project, trusted: true },
      });
      assert.equal(again.offers, undefined);
      assert.doesNotMatch(again.report, /vireo agent run development/);
    });
  });
});
