/** Each act on time, and what the model expects of it. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import type { Reply } from '../test-app.ts';
import { type Decision, type ModelEntry, type TimeModel, weekOf } from './time-model.ts';
import type { TimeStore } from './time-store.ts';

export interface Turn {
  readonly model: TimeModel;
  readonly store: TimeStore;
  /** Sends once, or twice: the second time changes nothing. */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<Reply>;
}

/** Acts; answers what the backend said and whether the model allows it. */
export type Act = (turn: Turn) => Promise<readonly [Reply, boolean] | undefined>;

export const byId = (a: ModelEntry, b: ModelEntry) => (a.id < b.id ? -1 : 1);

const instant = (ms: number) => new Date(ms).toISOString();

export async function readAll({ store, model }: Pick<Turn, 'store' | 'model'>): Promise<TimeEntry[]> {
  const from = instant(model.now - 12 * 86_400_000).slice(0, 10);
  return (await store.app.ask('GET', `/time-entries?limit=500&from=${from}`)).body.items;
}

/** Of the entries in their order, the one that the number falls on. */
function pick({ entries }: TimeModel, index: number): ModelEntry | undefined {
  const sorted = [...entries.values()].sort((a, b) => a.startMs - b.startMs || byId(a, b));
  return sorted[index % Math.max(1, sorted.length)];
}

export const start =
  (project: number, note: string): Act =>
  async ({ model, store, send }) => {
    const entry = { id: newId(), project: store.projects[project] ?? '', note };
    const body = { id: entry.id, projectId: entry.project, note };
    return [await send('POST', '/timer', body), model.start(entry)];
  };

/** Names its entry, as a client that may send it twice does. */
export const stop: Act = async ({ model, send }) => {
  const entryId = model.running?.id;
  return [await send('POST', '/timer/stop', entryId ? { entryId } : {}), model.stop()];
};

export const discard: Act = async ({ model, send }) => {
  const entryId = model.running?.id;
  return [await send('POST', '/timer/discard', entryId ? { entryId } : {}), model.discard()];
};

export const add =
  (ago: number, length: number): Act =>
  async ({ model, store, send }) => {
    const [project = ''] = store.projects;
    const startMs = model.now - ago * 1000;
    const entry = { id: newId(), startMs, endMs: startMs + length * 1000, project, note: 'By hand' };
    const times = { startedAt: instant(startMs), endedAt: instant(entry.endMs) };
    const body = { id: entry.id, projectId: project, note: entry.note, ...times };
    return [await send('POST', '/time-entries', body), model.add(entry)];
  };

export type Edit = 'note' | 'project' | 'start' | 'end';

/** What is sent, and what the model makes of it. */
function editOf({ model, store }: Turn, entry: ModelEntry, { what, by }: { what: Edit; by: number }) {
  const project = store.projects[by % 2 === 0 ? 0 : 1] ?? '';
  const startMs = entry.startMs + by * 1000;
  const endMs = (entry.endMs ?? model.now) + by * 1000;
  return (
    {
      note: [{ note: `Note ${by}` }, { note: `Note ${by}` }],
      project: [{ projectId: project }, { project }],
      start: [{ startedAt: instant(startMs) }, { startMs }],
      end: [{ endedAt: instant(endMs) }, { endMs }],
    } as const
  )[what];
}

export const edit =
  (index: number, what: Edit, by: number): Act =>
  async (turn) => {
    const { model, store } = turn;
    const entry = pick(model, index);
    if (!entry) return undefined;
    const [body, change] = editOf(turn, entry, { what, by });
    const path = `/time-entries/${entry.id}`;
    const { version } = (await store.app.ask('GET', path)).body;
    const send = () => store.app.ask('PATCH', path, { body, headers: { 'if-match': `"${version}"` } });
    const reply = await send();
    // Once more, by a client that has not seen the change: refused, and nothing is changed by it.
    if (reply.status < 300) assert.equal((await send()).status, 412);
    return [reply, model.edit(entry, change)];
  };

export const remove =
  (index: number): Act =>
  async ({ model, send }) => {
    const entry = pick(model, index);
    return entry && [await send('DELETE', `/time-entries/${entry.id}`), model.remove(entry)];
  };

export const split =
  (index: number, percent: number): Act =>
  async ({ model, send }) => {
    const entry = pick(model, index);
    if (!entry) return undefined;
    const seconds = Math.floor(((entry.endMs ?? model.now) - entry.startMs) / 1000);
    const atMs = entry.startMs + Math.floor((seconds * percent) / 100) * 1000;
    const id = newId();
    const reply = await send('POST', `/time-entries/${entry.id}/split`, {
      at: instant(atMs),
      second: { id },
    });
    return [reply, model.split(entry, atMs, id)];
  };

export const merge =
  (index: number): Act =>
  async ({ model, send }) => {
    const [one, other] = [pick(model, index), pick(model, index + 1)];
    if (!one || !other || one === other) return undefined;
    const reply = await send('POST', '/time-entries/merge', { ids: [one.id, other.id] });
    return [reply, model.merge(one, other)];
  };

export const undo: Act = async ({ model, send }) => {
  if (model.undoable.length === 0) return undefined;
  const id = newId();
  const reply = await send('POST', '/time-entries/undo', { id });
  const isAllowed = model.undo();
  model.undos.push({ id, isAllowed });
  return [reply, isAllowed];
};

/** A copy of an undo that was sent before arrives late, out of order: it says what it said, and undoes nothing. */
export const duplicatedUndo =
  (index: number): Act =>
  async ({ model, send }) => {
    const sent = model.undos[index % Math.max(1, model.undos.length)];
    return sent && [await send('POST', '/time-entries/undo', { id: sent.id }), sent.isAllowed];
  };

export const submit: Act = async ({ model, store }) => {
  const week = weekOf(model.now);
  if (!model.openSheet(week)) {
    const reply = await store.app.ask('POST', '/timesheets', { body: { weekStart: week } });
    const isAllowed = model.createSheet(week, reply.body.id);
    if (!isAllowed || reply.status >= 300) return [reply, isAllowed];
  }
  const sheet = model.openSheet(week);
  return sheet && [await store.app.ask('POST', `/timesheets/${sheet.id}/submit`), model.submit(sheet)];
};

export const decide =
  (index: number, act: Decision): Act =>
  async ({ model, store }) => {
    // One that waits for it, where there is one.
    const waiting = model.sheets.filter(({ state }) => state === 'submitted');
    const sheets = waiting.length > 0 ? waiting : model.sheets;
    const sheet = sheets[index % Math.max(1, sheets.length)];
    if (!sheet) return undefined;
    const ask = act === 'withdraw' ? {} : { as: 'approver' };
    const body = act === 'reject' ? { body: { reason: 'Mend it' } } : {};
    const reply = await store.app.ask('POST', `/timesheets/${sheet.id}/${act}`, { ...ask, ...body });
    return [reply, model.decide(sheet, act)];
  };

/** A client tells of a gap within the running entry: nothing changes by it. */
export const tellGap =
  (from: number, to: number): Act =>
  async ({ model, send }) => {
    const { running } = model;
    if (!running) return undefined;
    const seconds = (model.now - running.startMs) / 1000;
    const at = (percent: number) => running.startMs + Math.floor((seconds * percent) / 100) * 1000;
    const isGap = at(from) < at(to);
    const gap = isGap ? { gap: { kind: 'idle', from: instant(at(from)), to: instant(at(to)) } } : {};
    const reply = await send('POST', '/timer/seen', { at: instant(model.now), ...gap });
    model.see(isGap ? at(to) : undefined);
    return [reply, true];
  };

/** The question that waits, or one about a gap that is told now. */
async function findQuestion(turn: Turn, [from, to]: readonly [number, number]) {
  const ask = async () => (await turn.store.app.ask('GET', '/timer')).body.question;
  const waiting = await ask();
  if (waiting) return waiting;
  await tellGap(from, to)(turn);
  return await ask();
}

export const answer =
  (choice: 'keep' | 'discard' | 'split' | 'stop', gap: readonly [number, number]): Act =>
  async (turn) => {
    const { model, store, send } = turn;
    const question = await findQuestion(turn, gap);
    const entry = question && model.entries.get(question.entryId);
    if (!entry) return undefined;
    const id = newId();
    const project = store.projects[1] ?? '';
    const body = { answer: choice, id, ...(choice === 'split' ? { projectId: project } : {}) };
    const before = new Set(model.entries.keys());
    const reply = await send('POST', `/timer/questions/${question.id}/answer`, body);
    const made = (await readAll({ store, model })).filter((one) => !before.has(one.id) && one.id !== id);
    const ids = choice === 'discard' ? ['', id] : [id, made[0]?.id ?? ''];
    const { kind, from, to } = question;
    const asked = { kind, fromMs: Date.parse(from), toMs: Date.parse(to), project, ids };
    return [reply, model.answer(choice, entry, asked)];
  };

export const kill: Act = async ({ model, store }) => {
  await store.kill();
  model.meetOthers();
  return undefined;
};
