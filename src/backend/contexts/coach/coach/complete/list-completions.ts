/** What the last words of a message may become: names, with their usual days and measures, or a measure or days alone. */
import type { Permission } from '../../../../../domain/authorization.ts';
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { Owner } from '../../model/named-record.ts';
import { capitalized } from '../../say/chips/say-days.ts';
import { pick } from '../../say/chips/slot-words.ts';
import { fold, tokenize } from '../../words/tokens.ts';
import { findLanguage, isCommonWord, type Language } from '../../words/vocabulary.ts';
import {
  listDays,
  nearDays,
  type OfferedMeasure,
  offeredMeasures,
  preposition,
  saysDays,
} from './completion-words.ts';

export interface Completion {
  readonly kind: 'client' | 'project' | 'period' | 'measure';
  /** "Lindqvist Studio, this month". */
  readonly label: string;
  /** The whole message with it. */
  readonly text: string;
}

export interface CompletingFor {
  /** That the person may see. */
  readonly names: readonly Owner[];
  /** Of the person, where the words say none. */
  readonly language: Language;
  mayRead(permission: Permission): boolean;
}

const offersAtMost = 6;
const namesAtMost = 3;
const mostWords = 4;
const shortest = 2;

interface Ending {
  readonly phrase: string;
  /** What stands before it, with its space. */
  readonly head: string;
}

export function listCompletions(typed: string, by: CompletingFor): readonly Completion[] {
  const language = findLanguage(tokenize(typed), by.language);
  const of = { ...by, language };
  const endings = listEndings(typed);
  const named = endings.map((ending) => ofNames(ending, of)).find(({ length }) => length > 0);
  const offers = named ?? endings.flatMap((ending) => [...ofMeasures(ending, of), ...ofDays(ending, of)]);
  const fresh = offers.filter(({ text }) => fold(text) !== fold(typed));
  return [...new Map(fresh.map((one) => [one.text, one])).values()].slice(0, offersAtMost);
}

/** The last words as they may belong together, the most first. */
function listEndings(typed: string): readonly Ending[] {
  const starts = [...typed.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index).slice(-mostWords);
  if (/\s$/.test(typed)) return [];
  return starts
    .map((start) => ({ phrase: typed.slice(start), head: typed.slice(0, start) }))
    .filter(({ phrase }) => phrase.length >= shortest);
}

function ofNames(ending: Ending, of: CompletingFor): readonly Completion[] {
  const looked = fold(ending.phrase);
  // "In" is no beginning of Initech.
  if (isCommonWord(looked)) return [];
  const found = of.names
    .filter(({ isArchived }) => isArchived !== true)
    .map((record) => ({ record, rank: rankOf(record, looked) }))
    .filter(({ rank }) => rank < notFound)
    .toSorted((one, other) => one.rank - other.rank || one.record.name.localeCompare(other.record.name))
    .map(({ record }) => record);
  const [first] = found;
  if (first === undefined) return [];
  const names = found.slice(0, namesAtMost).map((record) => toName(record, ending));
  return [...names, ...withDays(first, ending, of), ...withMeasures(first, ending, of)];
}

const notFound = 4;

/** What begins so before what has a word that does, clients before projects. */
function rankOf({ name, kind }: Owner, looked: string): number {
  const folded = fold(name);
  const ofKind = kind === 'client' ? 0 : 1;
  if (folded.startsWith(looked)) return ofKind;
  return folded.split(/[\s·-]+/).some((word) => word.startsWith(looked)) ? 2 + ofKind : notFound;
}

const labelOf = ({ name, clientName }: Owner): string =>
  clientName === undefined ? name : projectLabel(clientName, name);

function toName(record: Owner, { head }: Ending): Completion {
  return { kind: record.kind, label: labelOf(record), text: `${head}${record.name}` };
}

function withDays(record: Owner, { head }: Ending, { language }: CompletingFor): readonly Completion[] {
  if (saysDays(head, language)) return [];
  return nearDays.map((words): Completion => {
    const days = pick(language, words);
    return { kind: 'period', label: `${labelOf(record)}, ${days}`, text: `${head}${record.name} ${days}` };
  });
}

const measuresAtMost = 2;

/** Where nothing stands before it, or the beginning of a measure does. */
function withMeasures(record: Owner, { head }: Ending, of: CompletingFor): readonly Completion[] {
  const { language } = of;
  const begun = fold(head.trim());
  return measuresFor(of)
    .filter((one) => one.of.includes(record.kind) && fold(pick(language, one.said)).startsWith(begun))
    .slice(0, measuresAtMost)
    .map(({ said }): Completion => {
      const measure = pick(language, said);
      return {
        kind: 'measure',
        label: `${capitalized(measure)}, ${labelOf(record)}`,
        text: `${measure} ${pick(language, preposition)} ${record.name}`,
      };
    });
}

const measuresFor = ({ mayRead }: CompletingFor): readonly OfferedMeasure[] =>
  offeredMeasures.filter(({ needs }) => mayRead(needs));

function ofMeasures({ phrase, head }: Ending, of: CompletingFor): readonly Completion[] {
  const looked = fold(phrase);
  return measuresFor(of)
    .map(({ said }) => pick(of.language, said))
    .filter((measure) => beginsWord(measure, looked))
    .map((measure) => ({ kind: 'measure', label: capitalized(measure), text: `${head}${measure}` }));
}

const beginsWord = (text: string, looked: string): boolean =>
  fold(text).startsWith(looked) && looked.length > shortest;

function ofDays({ phrase, head }: Ending, { language }: CompletingFor): readonly Completion[] {
  if (saysDays(head, language)) return [];
  const looked = fold(phrase);
  return listDays(language)
    .filter((days) => beginsWord(days, looked))
    .map((days) => ({ kind: 'period', label: capitalized(days), text: `${head}${days}` }));
}
