/** The steps of a run, from what it told: what belongs to which, how each stands, how long it took and what it cost; pure. */
import type { RunItem, RunState } from './messages.ts';

export type StepState = 'running' | 'waiting' | 'done' | 'failed' | 'skipped';

export interface RunStep {
  /** Unlike that of every other step of the run, and the same however much is told later. */
  readonly key: string;
  /** `asked`: it stood in line; `work`: an agent that names no steps. */
  readonly kind: 'asked' | 'work' | 'step' | 'question';
  /** Empty where the kind says it. */
  readonly title: string;
  readonly state: StepState;
  /** Instants, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  /** Calls, checks, notes and faults. */
  readonly items: readonly RunItem[];
}

type Open = { -readonly [Field in keyof RunStep]: RunStep[Field] } & { step?: string; items: RunItem[] };

export function buildSteps(items: readonly RunItem[]): readonly RunStep[] {
  const steps: Open[] = [];
  for (const item of items) take(steps, item);
  return steps;
}

function take(steps: Open[], item: RunItem): void {
  const { event } = item;
  if (event.type === 'state') takeState(steps, item, event);
  else if (event.type === 'step') takeStep(steps, item, event);
  else current(steps, item).items.push(item);
}

type StateEvent = Extract<RunItem['event'], { readonly type: 'state' }>;
type StepEvent = Extract<RunItem['event'], { readonly type: 'step' }>;

/** How a step that is open ends with the request's own state. */
const ends: Readonly<Record<RunState, StepState>> = {
  queued: 'failed',
  running: 'done',
  waiting: 'done',
  done: 'done',
  failed: 'failed',
  cancelled: 'skipped',
};

function takeState(steps: Open[], item: RunItem, { state, text = '' }: StateEvent): void {
  const last = steps.at(-1);
  if (isOpen(last)) close(last, endOf(last, state), item.at);
  const isTold = text !== '' && (state === 'queued' || state === 'failed');
  if (isTold) (last ?? push(steps, item, 'work')).items.push(item);
  if (state === 'queued' && last?.kind !== 'question') push(steps, item, 'asked');
  if (state === 'running') push(steps, item, 'work');
  if (state === 'waiting') push(steps, item, 'question', { title: text, state: 'waiting' });
}

/** Of what was asked, and of a question that was answered, the end of a rest. */
function endOf({ kind }: Open, state: StateEvent['state']) {
  const isAnswered = kind === 'question' && state !== 'cancelled' && state !== 'failed';
  return isAnswered || kind === 'asked' ? endOfRest(state) : ends[state];
}

const endOfRest = (state: RunState): StepState => (state === 'cancelled' ? 'skipped' : 'done');

function takeStep(steps: Open[], item: RunItem, { step, title, state }: StepEvent): void {
  const last = steps.at(-1);
  if (state === 'running') {
    endWork(steps, item.at);
    push(steps, item, 'step', { step, title });
    return;
  }
  const begun = steps.findLast((one) => one.step === step && isOpen(one));
  const asked = steps.findLast((one) => one.kind === 'question' && one.title === title);
  if (begun !== undefined) close(begun, state, item.at);
  else if (asked !== undefined) {
    // Told once it is answered, by a run that was taken up for it.
    if (last?.kind === 'work' && last.items.length === 0) steps.pop();
    close(asked, state, asked.endedAt ?? item.at);
  } else {
    endWork(steps, item.at);
    close(push(steps, item, 'step', { step, title }), state, item.at);
  }
}

/** An agent that names its steps has no other work to show. */
function endWork(steps: Open[], at: string): void {
  const last = steps.at(-1);
  if (last?.kind !== 'work') return;
  if (last.items.length === 0) steps.pop();
  else close(last, 'done', at);
}

function current(steps: Open[], item: RunItem): Open {
  return steps.findLast((step) => step.kind !== 'asked') ?? push(steps, item, 'work');
}

function push(steps: Open[], { seq, at }: RunItem, kind: RunStep['kind'], more: Partial<Open> = {}): Open {
  const step: Open = {
    key: `${kind} ${seq}`,
    kind,
    title: '',
    state: 'running',
    startedAt: at,
    endedAt: undefined,
    ...more,
    items: [],
  };
  steps.push(step);
  return step;
}

function isOpen(step: Open | undefined): step is Open {
  return step !== undefined && (step.state === 'running' || step.state === 'waiting');
}

function close(step: Open, state: StepState, at: string): void {
  step.state = state;
  step.endedAt = at;
}

/** Millionths of a US dollar. */
export function costOf(items: readonly RunItem[]): number {
  return items.reduce((sum, { event }) => sum + (event.type === 'model' ? event.costMicros : 0), 0);
}

export interface CheckRun {
  readonly command: string;
  /** Each time that it ran, the first before the last. */
  readonly results: readonly CheckResult[];
}

export interface CheckResult {
  readonly outcome: 'passed' | 'failed' | 'missing';
  readonly exitCode: number | null;
}

/** Each command once, in the order in which they first ran. */
export function listChecks(items: readonly RunItem[]): readonly CheckRun[] {
  const runs = new Map<string, CheckResult[]>();
  for (const { event } of items) {
    if (event.type !== 'check') continue;
    const command = event.command ?? event.name;
    const results = runs.get(command) ?? [];
    results.push({ outcome: event.outcome, exitCode: event.exitCode ?? null });
    runs.set(command, results);
  }
  return [...runs].map(([command, results]) => ({ command, results }));
}

export interface ModelUse {
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
}

/** What each model was asked, the dearest first. */
export function listModels(items: readonly RunItem[]): readonly ModelUse[] {
  const uses = new Map<string, ModelUse>();
  for (const { event } of items) {
    if (event.type !== 'model') continue;
    const { model, inputTokens, outputTokens, costMicros } = event;
    const known = uses.get(model) ?? { model, calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0 };
    uses.set(model, {
      model,
      calls: known.calls + 1,
      inputTokens: known.inputTokens + inputTokens,
      outputTokens: known.outputTokens + outputTokens,
      costMicros: known.costMicros + costMicros,
    });
  }
  return [...uses.values()].toSorted((one, other) => other.costMicros - one.costMicros);
}

/** In the order of their numbers; a newer one of a number takes the place of the one before. */
export function mergeItems(known: readonly RunItem[], news: readonly RunItem[]): readonly RunItem[] {
  const last = known.at(-1)?.seq ?? 0;
  if (news.every(({ seq }, index) => seq > (news[index - 1]?.seq ?? last))) return [...known, ...news];
  const merged = new Map([...known, ...news].map((item) => [item.seq, item]));
  return [...merged.values()].toSorted((one, other) => one.seq - other.seq);
}
