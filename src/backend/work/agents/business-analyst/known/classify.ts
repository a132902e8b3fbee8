/** Whether a passage requires something, what kind of thing, and how much it does. */

import {
  hasPhrase,
  phrasesOf,
  startsWithPhrase,
  type Token,
  tokenize,
} from '../../../../../domain/text/phrases.ts';
import { flatten } from '../text/passage.ts';
import { type Section, sectionsOf } from '../text/sections.ts';
import { findActor, findActorBefore, findDoer, isRole, toActor } from './actors.ts';
import { findQuality, isConstraint, isData, limits, namedDays } from './kinds.ts';
import { isCourtesy, isOfToday, isOnDocument, isTask } from './leave-out.ts';
import { findModality, isOutOfScope, type Modality } from './modality.ts';
import type { Priority, ReadPassage, Requirement, RequirementType } from './requirement.ts';
import {
  findActing,
  isDoneByThem,
  isOfContract,
  isOfPerson,
  isOfTodayHere,
  isSaid,
  isSaidOfProduct,
  isStatement,
  isUnwanted,
} from './statements.ts';
import { readStory, type Story } from './stories.ts';

interface Heard {
  readonly passage: ReadPassage;
  /** The nearest ones in front of it. */
  readonly before: readonly ReadPassage[];
  readonly story: Story | undefined;
  readonly modality: Modality | undefined;
  /** Of headings and of what introduces a list, the innermost last. */
  readonly sections: readonly Section[];
  /** Of what introduces the list. */
  readonly leading: { readonly flat: string; readonly modality: Modality | undefined } | undefined;
}

/** Undefined of what is no requirement. */
export function classify(passage: ReadPassage, before: readonly ReadPassage[] = []): Requirement | undefined {
  const heard = hear(passage, before);
  return isRequired(heard) ? describe(heard) : undefined;
}

/** Of a sentence that a model takes for a requirement: what it is by its words. */
export function describePassage(passage: ReadPassage): Requirement {
  return describe(hear(passage, []));
}

function describe(heard: Heard): Requirement {
  const { passage, modality } = heard;
  const type = typeOf(heard);
  const own = actorOf(heard);
  const actor = own ?? findActorBefore(passage, heard.before);
  return {
    passage,
    type,
    quality: type === 'quality' ? (findQuality(passage.tokens) ?? 'other') : undefined,
    priority: type === 'out-of-scope' ? 'wont' : priorityOf(heard),
    actor,
    isActorOfBefore: own === undefined && actor !== undefined,
    title: titleOf(heard, actor),
    isNegated: modality?.isNegated ?? false,
    criteria: [],
  };
}

function hear(passage: ReadPassage, before: readonly ReadPassage[]): Heard {
  const { flat, tokens, leadIn, headings } = passage;
  const lead = leadIn && flatten(leadIn.text);
  return {
    passage,
    before,
    story: readStory(flat),
    modality: findModality(flat, tokens),
    sections: [...sectionsOf(headings), ...(lead === undefined ? [] : sectionsOf([lead]))],
    leading: lead === undefined ? undefined : { flat: lead, modality: findModality(lead, tokenize(lead)) },
  };
}

/** "The system must:" introduces, and is none itself. */
function introduces({ flat, kind }: ReadPassage): boolean {
  return kind === 'prose' && flat.endsWith(':');
}

function isRequired(heard: Heard): boolean {
  const { passage, story } = heard;
  if (saysNothing(heard)) return false;
  if (story !== undefined) return true;
  const section = heard.sections.at(-1);
  if (section === 'questions' || section === 'criteria') return false;
  if (isAside(passage)) return false;
  return isAsked(heard, section) || (section !== 'background' && isToldOf(heard, section));
}

function saysNothing({ passage, sections }: Heard): boolean {
  const { flat, tokens, kind } = passage;
  // One word of a list of wishes is one.
  const least = kind === 'item' && sections.length > 0 ? 1 : 2;
  return tokens.length < least || introduces(passage) || flat.endsWith('?') || isOnDocument(tokens);
}

function isAside({ flat, tokens }: ReadPassage): boolean {
  return isCourtesy(tokens) || isOfContract(tokens) || isOfToday(tokens) || isTask(flat, tokens);
}

function isAsked(heard: Heard, section: Section | undefined): boolean {
  const { passage, modality } = heard;
  if (section === 'background') return modality?.priority !== undefined && isClear(heard);
  if (passage.kind === 'row') return passage.tokens.length >= 2;
  if (passage.kind === 'item' && (section !== undefined || heard.leading?.modality !== undefined))
    return true;
  if (isOutOfScope(passage.tokens)) return true;
  if (modality !== undefined) return isClear(heard);
  return isStated(heard);
}

/** What the product does or holds, without a verb that asks for it. */
function isToldOf(heard: Heard, section: Section | undefined): boolean {
  const { passage, modality, before } = heard;
  if (isOfTodayHere(passage, before)) return false;
  if (isItemOfHeading(passage) || isStatement(passage)) return true;
  if (modality !== undefined) return false;
  return section === undefined ? isOfThem(heard) : isSaidOfProduct(passage) || isOfThem(heard);
}

/** Lists of a brief are of what is wanted, whatever their heading is called. */
function isItemOfHeading(passage: ReadPassage): boolean {
  const isListed = passage.kind === 'item' && passage.headings.length > 0;
  return isListed && !isOfPerson(passage.flat) && isSaid(passage);
}

function isOfThem({ passage, before }: Heard): boolean {
  return findActorBefore(passage, before) !== undefined && isDoneByThem(passage);
}

const bare = phrasesOf('we, wir, it is, es ist, you, i, ich, this, dies, das, they, people');

/** A verb such as "can" or "will" alone says little: a user or the system does what follows. */
function isClear({ passage, modality }: Heard): boolean {
  const { flat, tokens } = passage;
  if (modality === undefined) return false;
  if (modality.priority !== undefined) return true;
  const word = modality.match.phrase;
  if (
    /^(?:want|would |i'd|we'd|insist|matters|am wichtig|stress|is important|important|betont|besteh|leg|ist wichtig|uns wichtig|wichtig|need|wish|möchte|wollen|brauch|benötig|wünsch|hätte|bräucht)/.test(
      word,
    )
  )
    return true;
  if (findActor(flat, tokens, modality.match.from) !== undefined || isOfThing(tokens, modality)) return true;
  return (word === 'is able to' || word === 'are able to') && startsWithPhrase(tokens, bare) === undefined;
}

/** "Sheet music can be borrowed", "Noten können ausgeliehen werden". */
function isOfThing(tokens: readonly Token[], { match }: Modality): boolean {
  if (!/^(?:can|may|kann|können|be able to)$/.test(match.phrase)) return false;
  return tokens[match.to]?.word === 'be' || tokens.at(-1)?.word === 'werden';
}

/** Limits and data are required by what they state: "The budget is 20,000 EUR." */
function isStated({ passage }: Heard): boolean {
  const { tokens, flat } = passage;
  if (hasPhrase(tokens, limits)) return /\d/.test(flat) || hasPhrase(tokens, namedDays);
  return /^(?:an?|each|every|ein|eine|jede|jeder|jedes)\s/i.test(flat) && hasPhrase(tokens, owning);
}

const owning = phrasesOf('has, contains, consists of, hat, enthält, besteht aus, besitzt');

const typeOfSection: Readonly<Partial<Record<Section, RequirementType>>> = {
  quality: 'quality',
  constraint: 'constraint',
  data: 'data',
};

function typeOf({ passage, sections, story, modality }: Heard): RequirementType {
  const { tokens } = passage;
  if (
    sections.at(-1) === 'wont' ||
    isPutOff(passage) ||
    (isOutOfScope(tokens) && modality?.priority !== 'must')
  )
    return 'out-of-scope';
  const section = sections.findLast((each) => each in typeOfSection) ?? 'must';
  const said = typeInCells(passage) ?? typeOfSection[section];
  return said ?? (story === undefined ? typeByWords(passage) : 'functional');
}

/** "No online payment please", "later: loyalty points". */
function isPutOff({ flat, tokens }: ReadPassage): boolean {
  return isUnwanted(tokens) || /^(?:later|später)\s?[:–-]/i.test(flat);
}

function typeByWords(passage: ReadPassage): RequirementType {
  const { tokens } = passage;
  if (hasPhrase(tokens, limits)) return 'constraint';
  if (isData(tokens) || isOwned(passage)) return 'data';
  if (findQuality(tokens) !== undefined) return 'quality';
  return isConstraint(tokens) ? 'constraint' : 'functional';
}

function isOwned({ tokens, flat }: ReadPassage): boolean {
  return /^(?:an?|each|every|ein|eine|jede|jeder|jedes)\s/i.test(flat) && hasPhrase(tokens, owning);
}

function typeInCells({ cells }: ReadPassage): RequirementType | undefined {
  const text = findCell(cells, /type|kind|category|typ|art|kategorie/);
  if (text === undefined) return undefined;
  if (/non.?func|nicht.?funk|quali|nfr/i.test(text)) return 'quality';
  if (/constraint|rahmen|rand/i.test(text)) return 'constraint';
  if (/\bdat/i.test(text)) return 'data';
  return /func|funk/i.test(text) ? 'functional' : undefined;
}

function findCell(cells: ReadonlyMap<string, string>, name: RegExp): string | undefined {
  return [...cells].find(([head]) => name.test(head))?.[1];
}

const words: readonly (readonly [RegExp, Priority])[] = [
  [/^(?:m|must\b.*|high|hoch|muss\b.*|1|p1|pflicht|mandatory|critical|kritisch)$/i, 'must'],
  [/^(?:s|should\b.*|medium|mittel|soll\b.*|2|p2)$/i, 'should'],
  [/^(?:c|could\b.*|low|niedrig|kann\b.*|3|p3|nice to have|optional)$/i, 'could'],
  [/^(?:w|won'?t\b.*|out|nicht\b.*|4|p4)$/i, 'wont'],
];

const prioritySections: readonly string[] = ['must', 'should', 'could', 'wont'];

function priorityOf({ passage, modality, sections, leading }: Heard): Priority | undefined {
  const cell = findCell(passage.cells, /prio|moscow|importance|wichtig/)?.trim();
  const ofCell = cell === undefined ? undefined : words.find(([pattern]) => pattern.test(cell))?.[1];
  if (ofCell !== undefined) return ofCell;
  const ofSection = sections.findLast((each) => prioritySections.includes(each)) as Priority | undefined;
  return modality?.priority ?? leading?.modality?.priority ?? ofSection;
}

function actorOf({ passage, story, modality, leading }: Heard): string | undefined {
  if (story !== undefined) return story.actor;
  const { flat, tokens, cells } = passage;
  const cell = findCell(cells, /actor|role|user|rolle|akteur|wer\b|who\b/);
  if (cell !== undefined && cell !== '') return cell.slice(0, 60);
  const doer = findDoer(flat, tokens);
  if (doer !== undefined) return doer.text;
  const own = modality && findActor(flat, tokens, modality.match.from);
  if (own !== undefined) return own.text;
  if (leading?.modality !== undefined)
    return findActor(leading.flat, tokenize(leading.flat), leading.modality.match.from)?.text;
  return firstRole(passage);
}

/** "Customers cancel orders." */
function firstRole(passage: ReadPassage): string | undefined {
  const { flat, tokens, kind } = passage;
  const acting = findActing(passage);
  if (acting !== undefined) return toActor(flat, tokens, acting).text;
  const at = kind === 'prose' ? -1 : tokens.slice(0, 3).findIndex(({ word }) => isRole(word));
  const token = tokens[at];
  return token && flat.slice(token.start, token.end);
}

const longestTitle = 110;

/** A piece of the sentence that says what is wanted. */
function titleOf({ passage, story, modality }: Heard, actor: string | undefined): string {
  const { flat, tokens } = passage;
  const after = modality === undefined ? undefined : tokens[modality.match.to]?.start;
  const isAction =
    actor !== undefined && modality !== undefined && direct.has(modality.match.phrase) && !modality.isNegated;
  const action = after === undefined ? '' : flat.slice(after).replace(/^(?:be able to|to)\s/i, '');
  const wanted = isAction && !/^(?:be\s|$)/i.test(action) ? action : flat;
  const text = (story?.wish ?? wanted).replace(/[.;:,]+$/, '');
  const cut = text.length <= longestTitle ? text : `${text.slice(0, text.lastIndexOf(' ', longestTitle))}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

const direct = new Set([
  'must',
  'shall',
  'should',
  'can',
  'will',
  'has to',
  'have to',
  'needs to',
  'need to',
  'could',
  'is able to',
  'are able to',
]);
