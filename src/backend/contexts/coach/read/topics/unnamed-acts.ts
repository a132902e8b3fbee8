/** Orders about a record whose name has a typing error, or that is not there: asked about, since a rule may let it be done at once. */
import { findPeriod } from '../../../../../domain/periods/period-ranges.ts';
import type { NamedRecord } from '../../model/named-record.ts';
import { fullName } from '../../words/phrasing.ts';
import { fold, type Token, tokenize } from '../../words/tokens.ts';
import { isTypoOf } from '../../words/vocabulary.ts';
import { actLexicon } from './frames/frames.ts';
import type { ActFrameClass } from './frames/how-to-words.ts';
import type { Part } from './question.ts';
import { readAct } from './read-act.ts';
import type { FramedOptions } from './read-framed.ts';
import type { ReadingContext } from './reading.ts';

export function askUnnamed(text: string, context: ReadingContext, options: FramedOptions): Part | undefined {
  return askMisspelt(text, context, options) ?? askUnknown(text, context, options);
}

/** The whole command again, with the name as it is written. */
function askMisspelt(text: string, context: ReadingContext, options: FramedOptions): Part | undefined {
  for (const token of tokenize(text)) {
    const meant = actLexicon.knows(token.text) ? undefined : meantBy(token, context);
    if (meant === undefined) continue;
    const choice = text.replace(token.raw, meant.word);
    if (readAct(choice, context, options)?.kind !== 'question') continue;
    return { kind: 'unclear', about: 'typing', subject: meant.name, choices: [choice] };
  }
  return undefined;
}

function meantBy({ text }: Token, { names }: ReadingContext) {
  const name = names.findTypo(text)?.name;
  const word = tokenize(name ?? '').find((one) => one.text !== text && isTypoOf(text, one.text))?.raw;
  return name === undefined || word === undefined ? undefined : { name, word };
}

const choicesAtMost = 6;

/** "Log 2 h on Checkout", where no project is called so: with those that are there. */
function askUnknown(text: string, context: ReadingContext, options: FramedOptions): Part | undefined {
  const { current } = context.names;
  if (/\?\s*$/.test(text) || !beginsAsOrder(tokenize(text))) return undefined;
  for (const subject of unknownRuns(text, context)) {
    const ofProject = askOfProject(subject, text, context, options);
    if (ofProject !== undefined) return ofProject;
    const withName = (record: NamedRecord): string => text.replace(subject, () => fullName(record, current));
    for (const kind of ['project', 'client'] as const) {
      const records = current.filter((record) => record.kind === kind);
      const [first] = records;
      if (first === undefined || !isAct(readAct(withName(first), context, options))) continue;
      const choices = records.slice(0, choicesAtMost).map(withName);
      return { kind: 'unclear', about: kind === 'project' ? 'no-project' : 'no-client', subject, choices };
    }
  }
  return undefined;
}

/** "An invoice for Checkout": one of its client has all its projects, and nobody else's. */
function askOfProject(
  subject: string,
  text: string,
  context: ReadingContext,
  options: FramedOptions,
): Part | undefined {
  const { current } = context.names;
  const project = current.find((one) => one.kind === 'project' && fold(one.name) === fold(subject));
  const client = current.find(({ kind, name }) => kind === 'client' && name === project?.clientName);
  if (project === undefined || client === undefined) return undefined;
  const choice = text.replace(subject, () => fullName(client, current));
  if (!isAct(readAct(choice, context, options))) return undefined;
  return { kind: 'unclear', about: 'no-project-act', subject: project.name, choices: [choice] };
}

const verbs: ReadonlySet<ActFrameClass> = new Set([
  ...(['log', 'start', 'switchIt', 'scan', 'run', 'askAgent', 'make', 'draftVerb', 'billing'] as const),
  ...(['issueVerb', 'sendVerb', 'remindVerb'] as const),
]);

/** With its verb, or its length: "entries longer than 4 hours" asks. */
function beginsAsOrder(tokens: readonly Token[]): boolean {
  const first = tokens.find(({ text }) => !actLexicon.classesOf(text).includes('polite'));
  if (first === undefined) return false;
  return /^\d/.test(first.text) || actLexicon.classesOf(first.text).some((name) => verbs.has(name));
}

const isAct = (part: Part | undefined): boolean =>
  part?.kind === 'question' && (part.question.project ?? part.question.client) !== undefined;

/** Words beside each other that no order knows, as they were written. */
function unknownRuns(text: string, { today }: ReadingContext): readonly string[] {
  const tokens = tokenize(text);
  const isKnown = (token: Token, index: number): boolean =>
    /\d/.test(token.text) || actLexicon.knows(token.text) || findPeriod(tokens, index, today) !== undefined;
  const runs: string[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    if (isKnown(token, index)) runs.push([]);
    else runs.at(-1)?.push(token.raw);
  }
  return runs.map((run) => run.join(' ')).filter((run) => run !== '' && text.includes(run));
}
