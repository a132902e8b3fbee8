/** What the coach reads a message as, as it answers it: by an intent's frame, or by one of figures in its place. */
import * as z from 'zod';
import { type QueryFrame, subjectOf } from '../../../domain/query/frame.ts';
import { type InterpretOptions, interpret } from '../../contexts/coach/coach/built-in/interpret.ts';
import { intents, type Part, type Question } from '../../contexts/coach/coach/built-in/question.ts';
import { toFrame } from '../../contexts/coach/coach/built-in/to-frame.ts';
import { chooseReading } from '../../contexts/coach/coach/query/choose-reading.ts';
import { records } from './frame-lines.ts';

export interface ReadAs {
  /** Empty where the message is asked about. */
  readonly parts: readonly Part[];
  /** Answered in place of the parts. */
  readonly frame: QueryFrame | undefined;
}

export function readAs(text: string, options: InterpretOptions): ReadAs {
  const { language, parts } = interpret(text, options);
  const { asked, frame } = chooseReading(text, { ...options, language, parts, previousFrame: undefined });
  return { parts: asked === undefined ? parts : [], frame };
}

const idsOf = ({ filters }: QueryFrame): string =>
  filters
    .flatMap((filter) => ('values' in filter ? filter.values.map(({ id }) => id) : []))
    .toSorted()
    .join(' ');

/** A line of test/fixtures/coach. */
export interface Phrased {
  readonly text: string;
  readonly intent: string;
  readonly slots?: Readonly<Record<string, string>>;
}

const intentSchema = z.enum(intents);
const recordOf = (id: string | undefined) => records.find((record) => record.id === id);

function toWanted({ intent, slots = {} }: Phrased): Question {
  const [from = '', to = ''] = slots['period']?.split('/') ?? [];
  const [project, client] = [recordOf(slots['project']), recordOf(slots['client'])];
  return {
    intent: intentSchema.parse(intent),
    ...(from !== '' && { period: { from, to } }),
    ...(project && { project }),
    ...(client && { client }),
  };
}

/** Whether the frame that answers a message is of the figure that its line has, and of its days and records. */
export function isOfLine(frame: QueryFrame | undefined, line: Phrased, today: string): boolean {
  if (frame === undefined) return false;
  const wanted = toWanted(line);
  const own = toFrame({ ...(frame.period && { period: frame.period }), ...wanted }, today);
  if (own === undefined) return frame.measure.startsWith(wanted.intent);
  const isOfDays = wanted.period === undefined || frame.period?.from === wanted.period.from;
  const isOfRecords = line.slots === undefined || idsOf(own) === idsOf(frame);
  return subjectOf(own.measure) === subjectOf(frame.measure) && isOfDays && isOfRecords;
}
