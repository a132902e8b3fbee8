/** What the last words of a message may become: names, with their usual days and measures, or a measure or days alone. */
import type { Permission } from '../../../../../domain/authorization.ts';
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import type { Owner } from '../../model/named-record.ts';
import { capitalized } from '../../say/chips/say-days.ts';
import { pick } from '../../say/chips/slot-words.ts';
import { fold, tokenize } from '../../words/tokens.ts';
import { findLanguage, isCommonWord, type Language } from '../../words/vocabulary.ts';
import {
  beforeGroups,
  beforeNames,
  listDays,
  listGroups,
  nearDays,
  type OfferedMeasure,
  offeredMeasures,
  preposition,
  saysDays,
  usualDays,
} from './completion-words.ts';

export interface Completion {
  readonly kind: 'client' | 'project' | 'period' | 'measure' | 'group';
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
  const offers = /\s$/.test(typed) ? behindWord(typed, of) : ofEndings(typed, of);
  const fresh = offers.filter(({ text }) => fold(text) !== fold(typed));
  return [...new Map(fresh.map((one) => [one.text, one])).values()].slice(0, offersAtMost);
}

function ofEndings(typed: string, of: CompletingFor): readonly Completion[] {
  const endings = listEndings(typed);
  const named = endings.map((ending) => ofNames(ending, of)).find(({ length }) => length > 0);
  return (
    named ??
    endings.flatMap((ending) => [...ofMeasures(ending, of), ...ofDays(ending, of), ...ofGroups(ending, of)])
  );
}

/** What goes on behind a word that is whole: names behind "for", groupings behind "by", days behind a measure or a name. */
function behindWord(typed: string, of: CompletingFor): readonly Completion[] {
  const ending: Ending = { phrase: '', head: typed };
  if (beforeNames.test(typed)) return listNames(of).map((record) => toName(record, ending));
  if (beforeGroups.test(typed)) return ofGroups(ending, of);
  return endsInSlot(typed.trim(), of) ? ofUsualDays(typed, of) : [];
}

/** Whether it is a measure, or ends in a name. */
function endsInSlot(typed: string, of: CompletingFor): boolean {
  const said = fold(typed);
  const isMeasure = measuresFor(of).some((one) => fold(pick(of.language, one.said)) === said);
  return isMeasure || listNames(of).some(({ name }) => said.endsWith(` ${fold(name)}`));
}

function ofUsualDays(head: string, { language }: CompletingFor): readonly Completion[] {
  if (saysDays(head, language)) return [];
  return usualDays.map((words): Completion => {
    const days = pick(language, words);
    return { kind: 'period', label: capitalized(days), text: `${head}${days}` };
  });
}

function ofGroups({ phrase, head }: Ending, { language }: CompletingFor): readonly Completion[] {
  if (!beforeGroups.test(head)) return [];
  const looked = fold(phrase);
  const by = head.trim().split(/\s+/).at(-1) ?? '';
  return listGroups(language)
    .filter((group) => fold(group).startsWith(looked))
    .map((group) => ({ kind: 'group', label: capitalized(`${by} ${group}`), text: `${head}${group}` }));
}

/** Clients first. */
const listNames = ({ names }: CompletingFor): readonly Owner[] =>
  names
    .filter(({ isArchived }) => isArchived !== true)
    .toSorted((one, other) => one.kind.localeCompare(other.kind) || one.name.localeCompare(other.name));

/** The last words as they may belong together, the most first. */
function listEndings(typed: string): readonly Ending[] {
  const starts = [...typed.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index).slice(-mostWords);
  return starts
    .map((start) => ({ phrase: typed.slice(start), head: typed.slice(0, start) }))
    .filter(
      ({ phrase, head }) => phrase.length >= shortest || beforeNames.test(head) || beforeGroups.test(head),
    );
}

function ofNames(ending: Ending, of: CompletingFor): readonly Completion[] {
  const looked = fold(ending.phrase);
  // "In" is no beginning of Initech.
  if (isCommonWord(looked)) return [];
  const found = listNames(of)
    .map((record) => ({ record, rank: rankOf(record, looked) }))
    .filter(({ rank }) => rank < notFound)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ record }) => record);
  const [first] = found;
  if (first === undefined) return [];
  const names = found.slice(0, namesAtMost).map((record) => toName(record, ending));
  return [...names, ...withDays(first, ending, of), ...withMeasures(first, ending, of)];
}

const notFound = 5;

/** What begins so before what has a word that does, clients before projects, and projects of a client that begins so last. */
function rankOf({ name, kind, clientName = '' }: Owner, looked: string): number {
  const folded = fold(name);
  const ofKind = kind === 'client' ? 0 : 1;
  if (folded.startsWith(looked)) return ofKind;
  if (folded.split(/[\s·-]+/).some((word) => word.startsWith(looked))) return 2 + ofKind;
  return fold(clientName).startsWith(looked) ? notFound - 1 : notFound;
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
