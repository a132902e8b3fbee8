import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import { inBackground } from '../../../contract/background/in-background.ts';
import type { AgentAnswer, AgentEvent } from '../../../contract/work/agent-run.ts';
import type { PublishQuestion } from '../../../contract/work/publish.ts';
import type { AgentBrought } from '../../../contract/work/work-tasks.ts';
import { openPublishEffects } from '../../contexts/agents/publish/open-publish-effects.ts';
import type { CodeHostKind } from '../../contexts/agents/publish/publish.schema.ts';
import { createTokenRing, type TokenRing } from '../../contexts/agents/publish/token-ring.ts';
import { migrations } from '../../migrations/index.ts';
import { createOutbound } from '../../platform/outbound/create-outbound.ts';
import { createMemorySecrets } from '../../platform/secrets/memory-secrets.ts';
import type { OutwardEffect } from '../../platform/work/outward-effect.ts';
import type { Work } from '../../platform/work/work.ts';
import type { Schema } from '../../schema.ts';
import { type FreshDatabase, openFresh } from '../databases.ts';
import { createInProcessWork } from '../in-process-work.ts';
import { startCodeHost, type TestCodeHost } from './code-host.ts';
import { type HostedWork, hostWork } from './hosted-work.ts';

const token = 'tested-token-of-the-host';

const load = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';

export const script = 'function isNothing(value) {\n  debugger;\n  return value === undefined;\n}\n';

export const input = { publish: { title: 'Load YAML safely' } };

/** A repository, a host of code, and a run to publish. */
export function setUpPublishing() {
  let folder: string;

  let project: string;

  let fresh: FreshDatabase<Schema>;

  let work: Work;

  let hosted: HostedWork;

  let host: TestCodeHost;

  let tokens: TokenRing;

  let events: AgentEvent[];

  let logged: unknown[];

  let effects: readonly OutwardEffect[];

  let wrap: (effect: OutwardEffect) => OutwardEffect;

  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Mara', '-c', 'user.email=mara@example.org', ...args], {
      cwd: project,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-publish-'));
    project = path.join(folder, 'project');
    await mkdir(project);
    host = await startCodeHost(folder, token);
    await writeFile(path.join(project, 'load.py'), load);
    await writeFile(path.join(project, 'script.js'), script);
    git('init', '--quiet', '--initial-branch=main');
    for (const [name, value] of [
      ['user.name', 'Mara Voss'],
      ['user.email', 'mara@example.org'],
    ] as const)
      git('config', name, value);
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
    git('remote', 'add', 'origin', host.url);
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    git('push', '--quiet', path.join(folder, 'acme/api.git'), 'main');
    [events, logged, wrap, tokens] = [[], [], (effect) => effect, createTokenRing(createMemorySecrets())];
    fresh = await openFresh<Schema>('sqljs', migrations);
    work = createInProcessWork({ dataDirectory: path.join(folder, 'data') });
    const keep = (...facts: unknown[]) => void logged.push(facts);
    effects = openPublishEffects({
      tokens: { find: (place) => tokens.find(place) },
      outbound: createOutbound({ allowedHosts: async () => [host.host] }, { info: keep, warn: keep }),
      findFolder: async (_organization, id) => (id === 'p' ? project : undefined),
      findCost: async () => undefined,
    });
    hosted = await hostWork(fresh.database, {
      effects: effects.map((effect) => ({
        name: effect.name,
        input: effect.input,
        isDone: (outcome) => wrap(effect).isDone?.(outcome) ?? true,
        perform: async (...asked) => await wrap(effect).perform(...asked),
        lookUp: async (...asked) => await wrap(effect).lookUp(...asked),
      })),
      runner: { judge: async () => ({ verdict: 'allow', about: '', why: 'rule' }) as never },
    });
    giveToken('github');
  });

  afterEach(async () => {
    work.close();
    await host.close();
    await fresh.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  function giveToken(kind: CodeHostKind): void {
    const { organizationId, userId } = hosted.actor;
    inBackground(tokens.put({ organizationId, userId, host: host.host }, { kind, token }), 'Put');
  }

  const ask = async (resume?: AgentAnswer, asked: object = input): Promise<AgentBrought> =>
    await hosted.ask(work, {
      agent: 'development',
      input: asked,
      resume,
      project: { id: 'p', name: 'Project', folder: project, trusted: true },
      onEvent: (event) => void events.push(event),
    });

  const stepOf = ({ waiting }: AgentBrought) => waiting?.step;

  const payloadOf = ({ waiting }: AgentBrought) => waiting?.payload as PublishQuestion;

  const yes = { approved: true } as const;

  return {
    get wrap() {
      return wrap;
    },
    set wrap(value: (effect: OutwardEffect) => OutwardEffect) {
      wrap = value;
    },
    get project() {
      return project;
    },
    get host() {
      return host;
    },
    get folder() {
      return folder;
    },
    get hosted() {
      return hosted;
    },
    get work() {
      return work;
    },
    get events() {
      return events;
    },
    get logged() {
      return logged;
    },
    get tokens() {
      return tokens;
    },
    set tokens(value: TokenRing) {
      tokens = value;
    },
    get effects() {
      return effects;
    },
    git,
    ask,
    yes,
    stepOf,
    payloadOf,
    giveToken,
  };
}
