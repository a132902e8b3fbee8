/**
 * Random histories of imports, scans and what people do, with duplicates, retries and restarts, against a model of a
 * few lines: states, decisions and histories are as the model says, and another organization sees nothing of it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../test/support/wait-for.ts';
import type { FileReport, WorkspaceScan } from '../../../../workspace/workspace-scan.ts';
import { migrations } from '../../../migrations/index.ts';
import type { Schema } from '../../../schema.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createLog, createResult } from '../../../testing/sarif-log.ts';
import { createTestApp, type TestApp } from '../../../testing/test-app.ts';
import type { Finding, FindingHistoryStep } from './findings.schema.ts';

const rules = ['r/a', 'r/b', 'r/c'] as const;
const sources = ['tool:One', 'tool:Two', 'scan'] as const;
const ofScan = sources.indexOf('scan');
type State = Finding['state'];
type Act = 'confirm' | 'dismiss' | 'resolve' | 'reopen';

type Step =
  | {
      readonly kind: 'import';
      readonly source: number;
      readonly rules: readonly number[];
      readonly partial: boolean;
      readonly twice: boolean;
    }
  | { readonly kind: 'act'; readonly act: Act; readonly finding: number }
  | { readonly kind: 'assign'; readonly finding: number; readonly toMe: boolean }
  | { readonly kind: 'comment'; readonly finding: number; readonly twice: boolean }
  | { readonly kind: 'scan'; readonly rules: readonly number[]; readonly twice: boolean }
  | { readonly kind: 'restart' };

const finding = fc.nat(sources.length * rules.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      source: fc.nat(1),
      rules: fc.subarray([0, 1, 2]),
      partial: fc.boolean(),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: fc.constantFrom<Act>('confirm', 'dismiss', 'resolve', 'reopen'),
      finding,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('assign' as const), finding, toMe: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('comment' as const), finding, twice: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('scan' as const),
      rules: fc.subarray([0, 1, 2]),
      twice: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** What the model knows of a finding. */
interface Modelled {
  state: State;
  assigned: boolean;
  comments: number;
  /** Actions in order, as the history must tell them. */
  readonly told: string[];
}

const keyOf = (source: number, rule: number): string => `${sources[source]} ${rules[rule]}`;

const outcome: Readonly<Record<Act, readonly [State, string]>> = {
  confirm: ['confirmed', 'confirmed'],
  dismiss: ['dismissed', 'dismissed'],
  resolve: ['resolved', 'resolved'],
  reopen: ['open', 'reopened'],
};

/** A run that is no part has seen all that is there. */
function modelRun(
  model: Map<string, Modelled>,
  {
    source,
    rules: seen,
    partial,
  }: { readonly source: number; readonly rules: readonly number[]; readonly partial: boolean },
): void {
  for (let rule = 0; rule < rules.length; rule += 1) {
    const known = model.get(keyOf(source, rule));
    if (seen.includes(rule) && known === undefined) {
      model.set(keyOf(source, rule), { state: 'open', assigned: false, comments: 0, told: ['reported'] });
    } else if (seen.includes(rule) && known?.state === 'resolved') {
      known.state = 'open';
      known.told.push('reopened');
    } else if (
      !seen.includes(rule) &&
      !partial &&
      (known?.state === 'open' || known?.state === 'confirmed')
    ) {
      known.state = 'resolved';
      known.told.push('resolved');
    }
  }
}

/** Whether it is allowed; what is allowed and new is told. */
function modelAct(known: Modelled, act: Act): boolean {
  if (known.state === 'resolved' && (act === 'confirm' || act === 'dismiss')) return false;
  const [state, action] = outcome[act];
  if (known.state !== state) known.told.push(action);
  known.state = state;
  return true;
}

/** A scan that finds what the test says. */
function createScanner(): WorkspaceScan & { found: readonly number[] } {
  return {
    found: [],
    workers: 0,
    dispose: async () => undefined,
    async scan([root = '']) {
      const files = this.found.map((rule) => reportOf(root, rule));
      const stats = { files: 1, bytes: 1, scanned: 1, cached: 0, findings: files.length, suppressed: 0 };
      return {
        files,
        skipped: { counts: {}, files: [] },
        notes: [],
        stats: { ...stats, durationMs: 1 },
        rules: [],
        scannerVersion: '1',
        cancelled: false,
        gone: [],
        projects: new Map(),
      };
    },
  };
}

function reportOf(root: string, rule: number): FileReport {
  const place = { startLine: rule, startColumn: 0, endLine: rule, endColumn: 1 };
  const range = { startOffset: 0, endOffset: 1, ...place };
  const told = {
    ruleId: rules[rule] ?? '',
    message: 'm',
    category: 'quality',
    severity: 'high',
    confidence: 'high',
  } as const;
  const keys = { text: '', words: [], before: '', after: '' };
  const rest = { cwe: [], owasp: [], steps: [], fixes: [], snippet: 's', keys };
  const finding = { ...told, ...rest, range, fingerprint: `f${rule}` };
  const scan = { findings: [finding], suppressed: [], partial: false, notes: [] };
  return { ...scan, path: 'src/a.c', root, language: 'text' };
}

class Run {
  vireo: TestApp;
  readonly scanner: ReturnType<typeof createScanner>;
  readonly model = new Map<string, Modelled>();
  readonly #projectId: string;

  constructor(vireo: TestApp, scanner: ReturnType<typeof createScanner>, projectId: string) {
    this.vireo = vireo;
    this.scanner = scanner;
    this.#projectId = projectId;
  }

  async list(): Promise<readonly Finding[]> {
    return (await this.vireo.ask('GET', `/findings?projectId=${this.#projectId}&limit=500`)).body.items;
  }

  async #named(index: number): Promise<{ id: string; known: Modelled } | undefined> {
    const key = keyOf(Math.floor(index / rules.length), index % rules.length);
    const found = (await this.list()).find(({ source, ruleId }) => `${source} ${ruleId}` === key);
    const known = this.model.get(key);
    assert.equal(found === undefined, known === undefined, key);
    return found && known && { id: found.id, known };
  }

  async take(step: Step): Promise<void> {
    this.vireo.clock.now += 1_000;
    if (step.kind === 'restart') await this.#restart();
    else if (step.kind === 'import') await this.#import(step);
    else if (step.kind === 'scan') await this.#scan(step);
    else {
      const named = await this.#named(step.finding);
      if (named !== undefined) await this.#change(step, named);
    }
  }

  async #restart(): Promise<void> {
    const { database, clock } = this.vireo;
    await this.vireo.app.close();
    this.vireo = await createTestApp(database, { agentWork: { scanner: this.scanner } });
    this.vireo.clock.now = clock.now;
  }

  async #scan(step: Step & { kind: 'scan' }): Promise<void> {
    this.scanner.found = step.rules;
    const asked = [];
    for (let times = step.twice ? 2 : 1; times > 0; times -= 1) {
      asked.push(await this.vireo.ask('POST', '/scanner/scan', { body: { projectId: this.#projectId } }));
    }
    for (const { status, body } of asked) {
      assert.equal(status, 202);
      assert.equal(await this.#endOf(body.id), 'done');
    }
    modelRun(this.model, { source: ofScan, rules: step.rules, partial: false });
  }

  async #endOf(id: string): Promise<string> {
    let scan = { state: '', error: null };
    await waitFor(async () => {
      scan = (await this.vireo.ask('GET', `/scanner/scans/${id}`)).body;
      return scan.state !== 'queued' && scan.state !== 'running';
    }, 'the scan');
    return scan.error === null ? scan.state : JSON.stringify(scan.error);
  }

  async #import(step: Step & { kind: 'import' }): Promise<void> {
    const results = step.rules.map((rule) => createResult({ ruleId: rules[rule] ?? '', line: rule + 1 }));
    const body = {
      id: newId(),
      projectId: this.#projectId,
      source: sources[step.source],
      partial: step.partial,
      log: createLog(results),
    };
    const replies = [await this.vireo.ask('POST', '/findings/imports', { body })];
    if (step.twice) replies.push(await this.vireo.ask('POST', '/findings/imports', { body }));
    assert.deepEqual(
      replies.map(({ status }) => status),
      step.twice ? [201, 200] : [201],
    );
    modelRun(this.model, step);
  }

  async #change(
    step: Exclude<Step, { kind: 'import' | 'scan' | 'restart' }>,
    { id, known }: { id: string; known: Modelled },
  ): Promise<void> {
    if (step.kind === 'act') {
      const body = step.act === 'dismiss' ? { reason: 'Known' } : {};
      const { status } = await this.vireo.ask('POST', `/findings/${id}/${step.act}`, { body });
      assert.equal(status, modelAct(known, step.act) ? 200 : 409);
    } else if (step.kind === 'assign') {
      const assignee = step.toMe ? this.vireo.owner.userId : null;
      await this.vireo.ask('POST', `/findings/${id}/assign`, { body: { assignee } });
      if (known.assigned !== step.toMe) known.told.push('assigned');
      known.assigned = step.toMe;
    } else {
      await this.#comment(step.twice, id);
      known.comments += 1;
      known.told.push('commented');
    }
  }

  async #comment(twice: boolean, id: string): Promise<void> {
    const body = { id: newId(), text: 'Look here.' };
    await this.vireo.ask('POST', `/findings/${id}/comments`, { body });
    if (twice) await this.vireo.ask('POST', `/findings/${id}/comments`, { body });
  }

  async check(): Promise<void> {
    const all = await this.list();
    assert.equal(all.length, this.model.size);
    for (const one of all) {
      const known = this.model.get(`${one.source} ${one.ruleId}`);
      const items: FindingHistoryStep[] = (await this.vireo.ask('GET', `/findings/${one.id}/history`)).body
        .items;
      assert.deepEqual(
        [one.state, one.assignee !== null, one.commentCount, items.map(({ action }) => action)],
        [known?.state, known?.assigned, known?.comments, known?.told],
      );
      assert.equal(one.resolvedAt !== null, one.state === 'resolved');
      assert.equal(replay(items), one.state);
      assert.equal((await this.vireo.ask('GET', `/findings/${one.id}`, { as: 'foreign' })).status, 404);
    }
    const { body: summary } = await this.vireo.ask('GET', `/findings/summary?projectId=${this.#projectId}`);
    // Several records of one place and fingerprint are one flaw.
    const flaws = Map.groupBy(all, ({ path: file, fingerprint }) => `${file}\0${fingerprint}`);
    assert.equal(summary.total, flaws.size);
    for (const path of ['/findings', '/findings/imports', '/scanner/scans']) {
      assert.deepEqual((await this.vireo.ask('GET', path, { as: 'foreign' })).body.items, []);
    }
  }
}

/** The state that the history leads to, step by step, each from where the one before has left it. */
function replay(steps: readonly FindingHistoryStep[]): unknown {
  let state: unknown = 'open';
  for (const { changes } of steps) {
    const change = changes.find(({ field }) => field === 'state');
    if (change === undefined) continue;
    assert.equal(change.from, state);
    state = change.to;
  }
  return state;
}

describe('random histories of findings', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    it('end as the model says, each step told, and nothing of it seen from outside', async () => {
      const database = await open();
      const folder = mkdtempSync(path.join(tmpdir(), 'vireo-histories-'));
      const scanner = createScanner();
      const first = await createTestApp(database, { agentWork: { scanner } });
      let vireo = first;
      try {
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
            const { projectId } = await vireo.createProject();
            await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
            const run = new Run(vireo, scanner, projectId);
            try {
              for (const each of steps) await run.take(each);
              await run.check();
            } finally {
              vireo = run.vireo;
            }
          }),
          { numRuns: 20 },
        );
      } finally {
        await vireo.app.close();
        rmSync(folder, { recursive: true });
      }
    }).timeout(120_000);
  });
});
