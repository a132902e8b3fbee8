/** What the built-in coach makes of a message, before any of it is answered. */
import * as z from 'zod';
import { frameSchema } from '../../../../contract/query/frame-schema.ts';
import type { QueryFrame } from '../../../../domain/query/frame.ts';
import { isTimeZone, localDate } from '../../../../domain/zones.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import type { CoachData } from '../model/coach-data.ts';
import type { CoachQuestion } from '../model/coach-source.ts';
import type { NamedRecord } from '../model/named-record.ts';
import { spellAll } from '../read/spelling/spell-out.ts';
import { actIntents, howToIntents, intents, type Part, type Question } from '../read/topics/question.ts';
import { createNameIndex, type NameIndex } from '../words/names.ts';
import { tokenize } from '../words/tokens.ts';
import { findLanguage, isCommonWord, type Language } from '../words/vocabulary.ts';
import { type MentionedText, withMentions } from './mentioned.ts';
import { type AssumedNote, assumeRun, assumeTexts } from './notes/assume-notes.ts';
import { listNoteRuns, type NoteRun, pickRuns } from './notes/note-runs.ts';
import { nameNotes, type WithNotes, withNotes } from './notes/with-notes.ts';
import { withOwnNames } from './own-names.ts';
import { readQuestion } from './read-question.ts';
import type { ChosenReading, ReadQuestion } from './reading.ts';

export interface ReadingPorts {
  openData(caller: PersonCaller): CoachData;
  readonly clock: Clock;
}

export type AskedMessage = Pick<
  CoachQuestion,
  'caller' | 'messageId' | 'text' | 'locale' | 'zone' | 'mentions' | 'understoodBefore' | 'frames'
>;

export interface ReadMessage extends Pick<MentionedText, 'unread' | 'explanations'> {
  readonly asked: AskedMessage;
  readonly data: CoachData;
  /** What the person may name; empty where the message names nothing. */
  readonly named: readonly NamedRecord[];
  readonly language: Language;
  /** The user's own day. */
  readonly today: string;
  readonly now: number;
  readonly zone: string;
  readonly parts: readonly Part[];
  readonly chosen: ChosenReading;
  /** Of the question before, which is kept beside what is asked now. */
  readonly earlier?: QueryFrame | undefined;
}

const recordSchema = z.object({
  kind: z.enum(['project', 'client']),
  id: z.string(),
  name: z.string(),
  clientName: z.string().optional(),
  clientId: z.string().optional(),
});

/** What is kept of a question, so that "and last month?" can be asked after it. */
const questionSchema = z.object({
  intent: z.enum(intents),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  project: recordSchema.optional(),
  client: recordSchema.optional(),
  invoice: z.string().optional(),
  severity: z.enum(['critical', 'high', 'medium', 'low']).optional(),
  action: z.enum(['submit', 'approve']).optional(),
  mine: z.boolean().optional(),
  act: z
    .object({
      seconds: z.number().optional(),
      start: z.string().optional(),
      note: z.string().optional(),
      amount: z.string().optional(),
      currency: z.string().optional(),
      billable: z.boolean().optional(),
    })
    .optional(),
  isAskedBack: z.boolean().optional(),
});

function parsePrevious(understood: unknown): Question | undefined {
  const parsed = questionSchema.safeParse(understood);
  return parsed.success ? (JSON.parse(JSON.stringify(parsed.data)) as Question) : undefined;
}

/** `earlier` is that of the question before it. */
function parseFrames(understood: unknown) {
  const parsed = z.object({ frame: frameSchema, earlier: frameSchema.optional() }).safeParse(understood);
  return { previousFrame: parsed.data?.frame, earlierFrame: parsed.data?.earlier };
}

const spokenBefore = z.object({ language: z.enum(['de', 'en']) });

/** Of words that are of either, "total?", "Nordwind?": the language of the conversation, else of the user. */
function languageOf({
  locale,
  understoodBefore,
}: Pick<AskedMessage, 'locale' | 'understoodBefore'>): Language {
  const before = spokenBefore.safeParse(understoodBefore).data?.language;
  return before ?? (locale?.toLowerCase().startsWith('de') ? 'de' : 'en');
}

export async function readMessage(asked: AskedMessage, ports: ReadingPorts): Promise<ReadMessage> {
  const now = ports.clock();
  const zone = isTimeZone(asked.zone) ? asked.zone : 'UTC';
  const today = localDate(now, zone);
  const data = ports.openData(asked.caller);
  const spoken = findLanguage(tokenize(asked.text), languageOf(asked));
  const { text, unread, explanations } = withMentions(asked.text, asked.mentions, spoken);
  const read = { asked, data, today, now, zone, unread, explanations };
  // A finding is explained by its rule, whatever the words beside it are.
  if (explanations.length > 0)
    return {
      ...read,
      named: [],
      language: spoken,
      parts: [],
      chosen: { frame: undefined, remembered: undefined },
    };
  const named = await data.listNames();
  if (asked.frames !== undefined) {
    const chosen = chosenOf(withOwnNames(asked.frames, named));
    return { ...read, named, language: languageOf(asked), parts: [], chosen, unread: [] };
  }
  const names = createNameIndex(named, isCommonWord);
  const previous = parsePrevious(asked.understoodBefore);
  const before = { previous, ...parseFrames(asked.understoodBefore) };
  const language = findLanguage(spellAll(tokenize(text), names), languageOf(asked));
  const context = { names, today, language, ...before };
  const { previousFrame: earlier } = before;
  const reading = await readWithNotes(text, context, data);
  if (!data.may('time')) return { ...read, named, language, earlier, ...reading };
  return { ...read, named, language, earlier, ...reading, chosen: await assumeTexts(reading.chosen, data) };
}

/** What was chosen below an answer is not read. */
function chosenOf([frame, ...more]: readonly QueryFrame[]): ChosenReading {
  return { frame, more, remembered: more.at(-1) ?? frame };
}

/** What is the note of an entry is one text. */
async function readWithNotes(text: string, context: ReadAs, data: CoachData): Promise<Reading> {
  const { names } = context;
  const plain = readAs({ quoted: text, masked: text }, context);
  const runs =
    mayNameNotes(plain) && data.may('time') ? listNoteRuns(text, { names, isRead: isRead(plain) }) : [];
  const notes = runs.length === 0 ? [] : pickRuns(runs, await data.findNotes(runs.map((run) => run.text)));
  if (notes.length > 0) return readNamed(text, notes, context);
  const near = isRead(plain) ? undefined : await assumeRun(runs, { data, names });
  return near === undefined ? plain : readAssumed(text, near, context, plain);
}

function readNamed(text: string, notes: readonly NoteRun[], context: ReadAs): Reading {
  const { parts, ...named } = readAs(withNotes(text, notes), context);
  return { ...named, parts: nameNotes(parts, notes) };
}

/** As it was read without it, where the note makes no question of the message. */
function readAssumed(text: string, { run, note }: AssumedNote, context: ReadAs, plain: Reading): Reading {
  const meant = `${text.slice(0, run.start)}${note}${text.slice(run.end)}`;
  const { chosen, ...named } = readNamed(
    meant,
    [{ ...run, text: note, end: run.start + note.length }],
    context,
  );
  if (chosen.frame === undefined) return plain;
  const assumed = [...(chosen.assumed ?? []), { raw: run.text, name: note }];
  return { ...named, chosen: { ...chosen, assumed } };
}

interface ReadAs {
  readonly names: NameIndex;
  readonly today: string;
  readonly language: Language;
  readonly previous: Question | undefined;
  readonly previousFrame: QueryFrame | undefined;
  readonly earlierFrame: QueryFrame | undefined;
}

type Reading = ReadQuestion;

const readAs = (said: WithNotes, context: ReadAs): Reading => readQuestion(said, context);

const noFigures: ReadonlySet<string> = new Set([...actIntents, ...howToIntents]);

/** What is to be done has a note of its own. */
function mayNameNotes({ parts }: Reading): boolean {
  return parts.every((part) => part.kind !== 'question' || !noFigures.has(part.question.intent));
}

const isRead = ({ chosen, parts }: Reading): boolean =>
  chosen.frame !== undefined ||
  (chosen.asked === undefined && parts.every(({ kind }) => kind === 'question' || kind === 'figures'));
