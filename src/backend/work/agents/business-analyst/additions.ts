/**
 * What a model adds: requirements that the rules did not find, and other words for those that they did. Each quotes a sentence
 * of the document, letter by letter; what it says beyond the sentence is dropped. Type, priority and actor are read by the
 * rules from the sentence, whatever the model says.
 */
import * as z from 'zod';
import { fenceRule } from '../../../../domain/models/fence.ts';
import { tokenize } from '../../../../domain/text/phrases.ts';
import type { ProjectRun } from '../agent.ts';
import { askForText, unfence } from '../delivery/ask-for-text.ts';
import { fence } from '../delivery/fence.ts';
import { describePassage } from './known/classify.ts';
import { findFigures } from './known/figures.ts';
import type { ReadDocuments, SourceText } from './known/read-requirements.ts';
import type { ReadPassage, Requirement } from './known/requirement.ts';
import { flatten } from './text/passage.ts';

const proposedSchema = z
  .array(z.object({ quote: z.string().min(1).max(2_000), text: z.string().min(1).max(500) }))
  .max(200);

export interface Additions {
  readonly requirements: readonly Requirement[];
  readonly model: string;
  readonly added: number;
  readonly worded: number;
  readonly dropped: number;
}

const instructions = `You read a document of a client and list requirements that it states for a product. Answer with a JSON array alone, of objects {"quote": "...", "text": "..."}. quote: one whole sentence of the document, copied letter by letter. text: the requirement in one plain sentence in the document's language, with no name, figure or condition that the sentence does not have. Leave out greetings, background, questions and opinions.\n${fenceRule}`;

/** Undefined where no model answers. */
export async function addByModel(
  { ask, signal }: Pick<ProjectRun<unknown>, 'ask' | 'signal'>,
  read: ReadDocuments,
  sources: readonly SourceText[],
): Promise<Additions | undefined> {
  const answer = await askForText(
    { signal, askModel: async (question) => await ask({ kind: 'model', ...question }) },
    {
      task: 'plan',
      about: 'requirements of a document',
      system: instructions,
      question: sources.map(({ name, text }) => fence('file', name, text)).join('\n\n'),
    },
  );
  if (answer === undefined) return undefined;
  const proposed = parseProposed(answer.text);
  return proposed === undefined
    ? { requirements: read.requirements, model: answer.model, added: 0, worded: 0, dropped: 1 }
    : mergeProposed(read, proposed, answer.model);
}

type Proposed = z.infer<typeof proposedSchema>;

function parseProposed(text: string): Proposed | undefined {
  try {
    return proposedSchema.safeParse(JSON.parse(unfence(text))).data;
  } catch {
    return undefined;
  }
}

export function mergeProposed(read: ReadDocuments, proposed: Proposed, model: string): Additions {
  const passages = new Map(read.passages.toReversed().map((passage) => [passage.flat, passage]));
  const byPassage = new Map(read.requirements.map((each) => [each.passage, each]));
  let [added, worded, dropped] = [0, 0, 0];
  for (const { quote, text } of proposed) {
    const passage = passages.get(flatten(quote));
    const known = passage && byPassage.get(passage);
    if (passage === undefined || known?.wording !== undefined || !isFaithful(text, passage)) dropped += 1;
    else {
      byPassage.set(passage, {
        ...(known ?? describePassage(passage)),
        wording: { text: flatten(text), model },
      });
      if (known === undefined) added += 1;
      else worded += 1;
    }
  }
  const requirements = read.passages.flatMap((passage) => byPassage.get(passage) ?? []);
  return { requirements, model, added, worded, dropped };
}

const negations = new Set([
  'not',
  'never',
  'no',
  'nicht',
  'nie',
  'niemals',
  'kein',
  'keine',
  'keinen',
  'cannot',
  "can't",
  "won't",
  'without',
  'ohne',
]);
/** Of the words that carry meaning, how many the sentence has to have. */
const leastShared = 0.6;

/** It says no figure, no name and no refusal that the sentence does not have, and most of its words are the sentence's. */
function isFaithful(text: string, { flat, tokens }: ReadPassage): boolean {
  const said = tokenize(text);
  const digits = (sentence: string) => sentence.match(/\d+/g) ?? [];
  const own = new Set(digits(flat));
  const hasOwnFigures =
    digits(text).every((each) => own.has(each)) &&
    findFigures(text).every(({ value }) => isFigureOf(value, flat));
  const stems = new Set(tokens.map(({ word }) => word.slice(0, 5)));
  const heavy = said.filter(({ word }) => word.length > 4);
  const shared = heavy.filter(({ word }) => stems.has(word.slice(0, 5))).length;
  const names = text.slice(1).match(/(?<![.!?] )\b\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? [];
  return (
    hasOwnFigures &&
    shared >= heavy.length * leastShared &&
    names.every((name) => stems.has(name.toLowerCase().slice(0, 5))) &&
    isNegated(said) === isNegated(tokens)
  );
}

function isFigureOf(value: string, flat: string): boolean {
  return findFigures(flat).some((figure) => figure.value === value);
}

function isNegated(tokens: ReadPassage['tokens']): boolean {
  return tokens.some(({ word }) => negations.has(word));
}
