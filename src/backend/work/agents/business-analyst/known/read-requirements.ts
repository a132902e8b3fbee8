/** The requirements of documents, in their order, with the criteria that the text itself has for them. */

import { tokenize } from '../../../../../domain/text/phrases.ts';
import { flatten } from '../text/passage.ts';
import { sectionsOf } from '../text/sections.ts';
import { splitDocument } from '../text/split-document.ts';
import { classify } from './classify.ts';
import { findFigures } from './figures.ts';
import type { Criterion, ReadPassage, Requirement } from './requirement.ts';

/** Of all documents together. */
export const mostRequirements = 400;
const mostCriteria = 20;
/** Passages in front of one that say who "they" are, and whether it is of today. */
const nearest = 6;

export interface SourceText {
  /** As it is cited: `docs/brief.md`. */
  readonly name: string;
  readonly text: string;
}

export interface ReadDocuments {
  readonly passages: readonly ReadPassage[];
  readonly requirements: readonly Requirement[];
  /** Names of documents, or all of them together, that were not read to the end. */
  readonly cut: readonly string[];
}

export function readRequirements(sources: readonly SourceText[]): ReadDocuments {
  const split = sources.map((source) => ({ source, ...splitDocument(source.text) }));
  const passages = split.flatMap(({ source, passages: found }) =>
    found.map(
      (passage): ReadPassage => ({ ...passage, source: source.name, tokens: tokenize(passage.flat) }),
    ),
  );
  const all = withCriteria(passages);
  const cut = split.filter(({ isCut }) => isCut).map(({ source }) => source.name);
  return { passages, requirements: all.slice(0, mostRequirements), cut };
}

/** A criterion belongs to the requirement above it. */
function withCriteria(passages: readonly ReadPassage[]): readonly Requirement[] {
  const requirements: Requirement[] = [];
  for (const [index, passage] of passages.entries()) {
    const last = requirements.at(-1);
    const isOfLast = last !== undefined && last.passage.source === passage.source && isCriterion(passage);
    if (isOfLast) requirements[requirements.length - 1] = addCriterion(last, passage);
    else {
      const found = classify(passage, passages.slice(Math.max(0, index - nearest), index));
      if (found !== undefined) requirements.push({ ...found, criteria: ownCriteria(found) });
    }
  }
  return requirements;
}

const steps =
  /^(?:(?:given|when|then|and|angenommen|wenn|dann|und)\s.{3,}|acceptance criteri(?:a|on)\s*:.+|akzeptanzkriteri(?:um|en)\s*:.+)/i;

function isCriterion({ flat, leadIn, headings, kind }: ReadPassage): boolean {
  if (/^(?:acceptance criteri|akzeptanzkriteri|abnahmekriteri)/i.test(flat)) return steps.test(flat);
  const under = [...(leadIn === undefined ? headings.slice(-1) : [flatten(leadIn.text)])];
  if (sectionsOf(under).includes('criteria')) return kind !== 'prose' || !flat.endsWith(':');
  return /^(?:given|angenommen|gegeben)\s/i.test(flat) && steps.test(flat);
}

function addCriterion(requirement: Requirement, { text, line }: ReadPassage): Requirement {
  const said = requirement.criteria.filter(({ kind }) => kind === 'said');
  if (said.length >= mostCriteria) return requirement;
  return { ...requirement, criteria: [...said, { kind: 'said', text, line }] };
}

/** What the sentence itself lets be tested: its figures, or what its actor does. Without either there is none. */
function ownCriteria({ type, passage, actor, title }: Requirement): readonly Criterion[] {
  const { line, flat } = passage;
  if (type === 'out-of-scope') return [];
  const figures = findFigures(flat).filter(({ unit }) => unit !== 'count' || type !== 'functional');
  if (figures.length > 0 && type !== 'functional')
    return [{ kind: 'figure', text: figures.map(({ text }) => text).join(', '), line }];
  return type === 'functional' && actor !== undefined ? [{ kind: 'behaviour', text: title, line }] : [];
}
