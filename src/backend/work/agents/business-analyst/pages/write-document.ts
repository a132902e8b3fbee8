/** The requirements document as Markdown. All that comes from the text is text in it, whatever it holds. */
import { escapeMarkdown } from '../../../../../contract/markdown.ts';
import type { ReadPassage } from '../known/requirement.ts';
import { type Requirement, requirementTypes } from '../known/requirement.ts';
import type { Doubt, Question } from '../open/question.ts';
import {
  idsByPassage,
  type Numbered,
  type NumberedQuestion,
  numberQuestions,
  numberRequirements,
} from './number-requirements.ts';
import { type DocumentLanguage, type DocumentWords, documentWords, fill } from './words.ts';

export interface DocumentOf {
  /** As they are cited. */
  readonly sources: readonly string[];
  readonly language: DocumentLanguage;
  readonly passages: readonly ReadPassage[];
  readonly requirements: readonly Requirement[];
  readonly questions: readonly Question[];
  /** Sentences on what was not read, and on what a model said: Markdown. */
  readonly notes: readonly string[];
}

/** UTF-16 code units of entries: the whole stays below what a document holds. */
const mostText = 180_000;

interface Page {
  readonly words: DocumentWords;
  readonly requirements: readonly Numbered[];
  readonly questions: readonly NumberedQuestion[];
  readonly openOf: ReadonlyMap<ReadPassage, readonly string[]>;
  readonly idOf: ReadonlyMap<ReadPassage, readonly string[]>;
}

export function writeDocument(document: DocumentOf): string {
  const words = documentWords[document.language];
  const page = pageOf(document, words);
  const { sources, passages, requirements, questions, notes } = document;
  const names = sources.map(escapeMarkdown).join(', ');
  const counted = [passages.length, requirements.length, questions.length] as const;
  const bounded = boundParts(page);
  return `${[
    markOf(sources),
    `# ${fill(words.title, names)}`,
    fill(words.read, names, ...counted),
    ...(requirements.length === 0 ? [words.none] : []),
    ...bounded.requirements,
    `## ${words.questions}`,
    questions.length === 0 ? words.noneAsked : words.questionsHelp,
    ...bounded.questions,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ].join('\n\n')}\n`;
}

/** Tells this document from those of other agents, and of other texts. */
export function markOf(sources: readonly string[]): string {
  const names = sources
    .join(', ')
    .replaceAll(/[^\p{L}\p{N} ./,_]+/gu, '-')
    .replaceAll('--', '-')
    .slice(0, 300);
  return `<!-- Written by the business analyst of Vireo from ${names} -->`;
}

function pageOf({ requirements, questions }: DocumentOf, words: DocumentWords): Page {
  const numbered = numberRequirements(requirements);
  const asked = numberQuestions(questions);
  return {
    words,
    requirements: numbered,
    questions: asked,
    openOf: idsByPassage(
      asked.filter(({ question }) => !isOnAll(question)),
      ({ question }) => question.passage,
    ),
    idOf: idsByPassage(numbered, ({ requirement }) => requirement.passage),
  };
}

function isOnAll({ doubts }: Question): boolean {
  return doubts.every(({ ask }) => ask === 'priority');
}

/** Questions come whole first: they are what a client answers. */
function boundParts(page: Page): {
  readonly requirements: readonly string[];
  readonly questions: readonly string[];
} {
  const asked = page.questions.filter(isAsked);
  const heading = asked.length === 0 ? [] : [`## ${page.words.askedInText}`];
  const questions = bound(
    [
      ...page.questions.filter((each) => !isAsked(each)).map((each) => writeQuestion(page, each)),
      ...heading,
      ...asked.map((each) => writeQuestion(page, each)),
    ],
    mostText / 2,
    page.words,
  );
  const left = mostText - lengthOf(questions);
  const sections = requirementTypes.flatMap((type) => {
    const own = page.requirements.filter(({ requirement }) => requirement.type === type);
    if (own.length === 0) return [];
    return [`## ${page.words.types[type]}`, ...own.map((each) => writeRequirement(page, each))];
  });
  return { questions, requirements: bound(sections, left, page.words) };
}

/** By the text itself. */
function isAsked({ question }: NumberedQuestion): boolean {
  return question.doubts.some(({ ask }) => ask === 'asked');
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function bound(parts: readonly string[], most: number, words: DocumentWords): readonly string[] {
  let length = 0;
  const count = parts.findIndex((part) => {
    length += part.length + 2;
    return length > most;
  });
  if (count < 0) return parts;
  return [...parts.slice(0, count), fill(words.more, parts.length - count)];
}

function writeRequirement(page: Page, { id, requirement }: Numbered): string {
  const { words } = page;
  const { passage, title, quality, priority, actor, wording, type } = requirement;
  const open = page.openOf.get(passage) ?? [];
  const facts = [
    ...(quality === undefined ? [] : [words.qualities[quality]]),
    `${words.priority}: ${priority === undefined ? words.notSaid : words.priorities[priority]}`,
    ...(type === 'functional' || actor !== undefined
      ? [`${words.actor}: ${writeActor(words, requirement)}`]
      : []),
    ...(open.length === 0 ? [] : [`${words.open}: ${open.join(', ')}`]),
  ];
  return [
    `### ${id} ${escapeMarkdown(title)}`,
    ...writeQuotes(page, passage),
    facts.join(' · '),
    ...(wording === undefined
      ? []
      : [`${fill(words.wording, escapeMarkdown(wording.model))}: ${escapeMarkdown(wording.text)}`]),
    ...(type === 'out-of-scope' ? [] : [`${words.accepted}: ${writeCriteria(page, requirement)}`]),
  ].join('\n\n');
}

function writeActor(words: DocumentWords, { actor, isActorOfBefore }: Requirement): string {
  if (actor === undefined) return words.notSaid;
  return isActorOfBefore ? `${escapeMarkdown(actor)} ${words.ofBefore}` : escapeMarkdown(actor);
}

function writeCriteria({ words }: Page, { criteria, passage }: Requirement): string {
  if (criteria.length === 0) return words.notTestable;
  const lines = criteria.map(({ kind, text, line }) => {
    const shown = fill(words.criteria[kind], escapeMarkdown(text).replace(/\.$/, ''));
    return kind === 'said' ? `“${shown}” (${placeOf(words, passage.source, line)})` : shown;
  });
  return lines.length === 1 ? (lines[0] ?? '') : `\n\n${lines.map((each) => `- ${each}`).join('\n')}`;
}

function placeOf(words: DocumentWords, source: string, line: number): string {
  return fill(words.at, escapeMarkdown(source), line);
}

/** With the innermost heading above it. */
function sectionPlaceOf(words: DocumentWords, { source, line, headings }: ReadPassage): string {
  const section = headings.at(-1);
  return section === undefined
    ? placeOf(words, source, line)
    : fill(words.atSection, escapeMarkdown(source), escapeMarkdown(section), line);
}

function writeQuotes(page: Page, passage: ReadPassage): readonly string[] {
  const { words } = page;
  const quote = writeQuote(page, passage);
  if (passage.leadIn === undefined) return [quote];
  return [`${words.under}: ${escapeMarkdown(passage.leadIn.text)}`, quote];
}

function writeQuote({ words }: Page, passage: ReadPassage): string {
  const text = passage.text.replaceAll(/\r?\n[ \t>]*/g, ' ');
  return `> “${escapeMarkdown(text)}” (${sectionPlaceOf(words, passage)})`;
}

function writeQuestion(page: Page, { id, question }: NumberedQuestion): string {
  const { passage, doubts } = question;
  const own = page.idOf.get(passage) ?? [];
  const heading = own.length === 0 || isOnAll(question) ? `### ${id}` : `### ${id} (${own.join(', ')})`;
  return [
    heading,
    writeQuote(page, passage),
    doubts.map((doubt) => `- ${writeDoubt(page, doubt)}`).join('\n'),
  ].join('\n\n');
}

const mostListed = 40;

function writeDoubt(page: Page, { ask, words, other }: Doubt): string {
  const text = page.words.asks[ask];
  if (ask === 'priority') {
    const ids = page.requirements
      .filter(({ requirement }) => requirement.priority === undefined)
      .map(({ id }) => id);
    const more = ids.length > mostListed ? ` (+ ${ids.length - mostListed})` : '';
    return fill(text, `${ids.slice(0, mostListed).join(', ')}${more}`);
  }
  if (other !== undefined) {
    const place = sectionPlaceOf(page.words, other);
    return fill(
      text,
      `“${escapeMarkdown(other.flat)}” (${[...(page.idOf.get(other) ?? []), place].join(', ')})`,
    );
  }
  return fill(text, escapeMarkdown(words));
}
