/** A tool of each effect over a board in memory, which tells how often each ran. */
import * as z from 'zod';
import type { Permission } from '../../domain/authorization.ts';
import { ApiError } from '../platform/http/api-error.ts';
import { defineTool, type Tool } from '../platform/tools/tool.ts';

export interface Board {
  /** Id of the act → text. */
  readonly notes: Map<string, string>;
  readonly sent: string[];
  readonly runs: Record<string, number>;
  /** Said in previews; a test moves it to change what would happen. */
  place: string;
  /** Ends a run after it is done and before it can be said. */
  crash: boolean;
}

export function createBoard(): Board {
  return { notes: new Map(), sent: [], runs: {}, place: 'left', crash: false };
}

const noteSchema = z.strictObject({ text: z.string().min(1).max(40).describe('What is written down.') });
const outputSchema = z.object({ count: z.number() });

export function createSampleTools(
  board: Board,
  { write = 'time:write' }: { readonly write?: Permission } = {},
): readonly Tool[] {
  const count = (name: string) => {
    board.runs[name] = (board.runs[name] ?? 0) + 1;
  };
  const done = (undo?: unknown) => ({ output: { count: board.notes.size }, links: [], undo });
  const asks = { toolset: 'basics', input: noteSchema, output: outputSchema } as const;
  return [
    defineTool({
      name: 'read_board',
      title: 'Read Board',
      description: 'Reads.',
      effect: 'read',
      permission: 'time:read',
      ...asks,
      input: z.strictObject({}),
      async run() {
        count('read_board');
        return done();
      },
    }),
    defineTool({
      name: 'plan_note',
      title: 'Plan Note',
      description: 'Plans.',
      effect: 'propose',
      permission: 'time:read',
      ...asks,
      async run() {
        count('plan_note');
        return done();
      },
    }),
    defineTool({
      name: 'write_note',
      title: 'Write Note',
      description: 'Writes.',
      effect: 'write',
      permission: write,
      ...asks,
      async preview({ text }, { locale }) {
        if (text === 'refused') throw new ApiError('conflict', 'The board is full.');
        const label = locale.startsWith('de') ? 'Notiz' : 'Note';
        return {
          title: `${label} ${board.place}`,
          action: 'Write',
          links: [],
          changes: [{ label, after: text }],
        };
      },
      async run({ text }, { actId }) {
        count('write_note');
        if (text === 'broken') throw new TypeError('secret of the inside');
        board.notes.set(actId, text);
        if (board.crash) throw new Error('killed');
        return done(actId);
      },
      async undo(kept) {
        count('undo');
        if (!board.notes.delete(String(kept))) throw new ApiError('gone', 'The note is gone.');
      },
      findDone: async (_input, { actId }) => (board.notes.has(actId) ? done(actId) : undefined),
    }),
    defineTool({
      name: 'send_note',
      title: 'Send Note',
      description: 'Sends.',
      effect: 'outward',
      permission: write,
      ...asks,
      preview: async ({ text }) => ({ title: `Send ${text}`, action: 'Send', changes: [], links: [] }),
      async run({ text }) {
        count('send_note');
        board.sent.push(text);
        return done();
      },
    }),
  ];
}
