/** Which reader of the built-in coach answers a message, and as what. */
import type { CoachData } from '../../src/backend/contexts/coach/model/coach-data.ts';
import type { NamedRecord } from '../../src/backend/contexts/coach/model/named-record.ts';
import { type ReadMessage, readMessage } from '../../src/backend/contexts/coach/plan/read-message.ts';
import type { Part } from '../../src/backend/contexts/coach/read/topics/question.ts';

export interface Practice {
  readonly names: readonly NamedRecord[];
  readonly notes: readonly string[];
  /** ISO date. */
  readonly today: string;
  readonly language: 'en' | 'de';
  /** What was understood of the message before. */
  readonly before?: unknown;
}

export interface ReadBy {
  /** `frame`, `frame of INTENT`, `own INTENT`, `learned`, `asked`, `declined`. */
  readonly by: string;
  /** What it is answered as. */
  readonly as: unknown;
  readonly understood: unknown;
}

function openData({ names, notes }: Practice): CoachData {
  const known = new Map(notes.map((note) => [note.toLowerCase(), note]));
  const data: Partial<CoachData> = {
    may: () => true,
    listNames: async () => names,
    listNotes: async () => notes,
    findNotes: async (texts) => texts.filter((text) => known.has(text.toLowerCase())),
    evaluate: async () => ({ kind: 'refused' }) as never,
  };
  return data as CoachData;
}

export async function readBy(text: string, practice: Practice): Promise<ReadBy> {
  const data = openData(practice);
  const now = Date.parse(`${practice.today}T10:00:00Z`);
  const read = await readMessage(
    {
      caller: {} as never,
      messageId: '',
      text,
      locale: practice.language,
      zone: 'UTC',
      mentions: [],
      understoodBefore: practice.before,
    },
    { openData: () => data, clock: () => now },
  );
  return describe(read, practice);
}

function describe({ chosen, parts, language, earlier }: ReadMessage, { before }: Practice): ReadBy {
  const { frame, more = [], since, remembered } = chosen;
  const kept = remembered && { frame: remembered, ...(earlier && { earlier }) };
  if (frame !== undefined)
    return {
      by: 'frame',
      as: { frames: [frame, ...more], ...(since && { since }) },
      understood: { language, ...kept },
    };
  if (chosen.asked !== undefined) return { by: 'asked', as: chosen.asked, understood: before };
  const last = parts.flatMap((part) => (part.kind === 'question' ? part.question : [])).at(-1);
  return {
    by: parts.map(nameOf).join(' + '),
    as: parts.map(meaningOf),
    understood: last ? { ...last, language, ...kept } : (kept ?? before),
  };
}

function nameOf(part: Part): string {
  if (part.kind === 'question') return `own ${part.question.intent}`;
  if (part.kind === 'figures') return 'frame';
  return part.kind === 'unclear' ? 'asked' : 'declined';
}

function meaningOf(part: Part): unknown {
  if (part.kind === 'figures') return part.frame;
  return part.kind === 'question' ? part.question : part;
}
