/**
 * Writes of time that wait for the server, one file each (mode 0600) in `outbox/` of the account's folder, by order. A write is
 * on the disk before it is answered; files that were half written by a kill have another name and are not read.
 */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { outboxFileName } from '../../../contract/local/backend-names.ts';
import { asText, Text } from '../../../words/text.ts';
import { makeDirectory, replaceFile } from '../../platform/db/durable-files.ts';

const ownerOnly = 0o600;
/** Half a year of twenty entries a day. */
export const mostItems = 5_000;
const digits = 12;

export const outboxItemFileSchema = z.object({
  id: z.uuid(),
  /** Whose it is: the session of another person never sends it. */
  person: z.string(),
  /** Epoch milliseconds. */
  at: z.number().int(),
  kind: z.enum(['start', 'stop', 'entry', 'discard', 'note', 'undo']),
  /** Nobody asked for this stop: it goes with a switch, and need not be answered for. */
  implied: z.boolean(),
  /** It was sent, or its sending began: the server may have it, whatever was answered. */
  attempted: z.boolean(),
  body: z.record(z.string(), z.unknown()),
  refused: z
    .object({
      code: z.string(),
      /** In English. */
      message: z.string(),
      /** The same with what is put in apart, so that it can be said in another language. */
      said: z.object({ english: z.string(), values: z.array(z.union([z.string(), z.number()])) }).optional(),
    })
    .nullable(),
});
type Refused = NonNullable<z.infer<typeof outboxItemFileSchema>['refused']>;
export type OutboxItem = z.infer<typeof outboxItemFileSchema>;

export interface OutboxItems {
  /** By order. */
  list(): readonly OutboxItem[];
  /** On the disk when it returns. */
  add(item: OutboxItem): void;
  /** In the place of the one with its id. */
  change(item: OutboxItem): void;
  remove(id: string): void;
}

/** What cannot be read stays where it is. */
export function openOutboxItems(directory: string, onUnreadable: (error: Error) => void): OutboxItems {
  // process-local: what the folder holds, as read at the start; on several: nothing, its folder has one backend.
  const items = new Map<string, { readonly file: string; readonly item: OutboxItem }>();
  let next = 1;
  for (const name of listNames(directory)) {
    const file = path.join(directory, name);
    next = Number.parseInt(name, 10) + 1;
    try {
      const item = outboxItemFileSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
      items.set(item.id, { file, item });
    } catch (error) {
      onUnreadable(new Error(`${file} holds time that was not sent, and cannot be read.`, { cause: error }));
    }
  }

  function write(file: string, item: OutboxItem): void {
    replaceFile(file, `${JSON.stringify(item)}\n`, ownerOnly);
    items.set(item.id, { file, item });
  }

  return {
    list: () => [...items.values()].map(({ item }) => item),
    add(item) {
      makeDirectory(directory);
      const file = path.join(directory, `${String(next).padStart(digits, '0')}.json`);
      write(file, item);
      next += 1;
    },
    change(item) {
      const known = items.get(item.id);
      if (known) write(known.file, item);
    },
    remove(id) {
      const known = items.get(id);
      if (!known) return;
      fs.rmSync(known.file, { force: true });
      items.delete(id);
    },
  };
}

function listNames(directory: string): readonly string[] {
  if (!fs.existsSync(directory)) return [];
  return fs
    .readdirSync(directory)
    .filter((name) => outboxFileName.test(name))
    .toSorted();
}

/** As it is kept. */
export function toRefused(code: string, said: Text): Refused {
  const { english, values } = said;
  const kept = values.map((value) => (value instanceof Text ? String(value) : value));
  return { code, message: String(said), said: { english, values: kept } };
}

/** A sentence of the server without places is one of this catalogue as well. */
export function saidOf({ message, said }: Refused): Text {
  return said === undefined ? asText(message) : new Text(said.english, said.values);
}

export function textOf(body: OutboxItem['body'], field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}

/** As the server takes it: one that was typed over another note than `current` is left out. */
export function noteOfStop(stop: OutboxItem['body'], current: string | undefined): string | undefined {
  const before = textOf(stop, 'noteBefore');
  const isChanged = before !== undefined && before !== (current ?? '');
  return isChanged ? current : (textOf(stop, 'note') ?? current);
}

const shortestMs = 1_000;

/** An entry of a start and its stop: that may come any time later, where a start must come within a day. */
export function toEntryBody(start: OutboxItem['body'], stop: OutboxItem['body']): OutboxItem['body'] {
  const { id, projectId, taskId, zone, billable, tags, startedAt } = start;
  const from = Date.parse(String(startedAt));
  const to = Math.max(Date.parse(String(stop['endedAt'])), from + shortestMs);
  const git = stop['git'] ?? start['git'];
  const note = noteOfStop(stop, textOf(start, 'note'));
  const kept = {
    id,
    projectId,
    taskId,
    zone,
    billable,
    tags,
    startedAt,
    endedAt: new Date(to).toISOString(),
    git,
    note,
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}
