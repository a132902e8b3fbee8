/** Markdown that the plans share. */
import { link, page, plain } from '../../documentation/pages/markdown.ts';
import type { PlanningFacts } from '../known/planning-facts.ts';
import type { Risk } from '../known/risk.ts';

export const planMark =
  '<!-- Written by the planning agent of Vireo from the files and records of this project. -->';

const mostPlaces = 5;

export interface PlanPage {
  readonly facts: PlanningFacts;
  /** In which the page stands, below the project's folder. */
  readonly folder: string;
}

export function planPage(title: string, { facts }: PlanPage, parts: readonly string[]): string {
  return page([`# ${title}: ${plain(facts.name)}`, planMark, ...parts]);
}

/** A heading and what is below it; nothing where nothing is. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

/** In parentheses, to the places that show a statement, each once. */
export function shownBy({ folder }: PlanPage, evidence: Risk['evidence']): string {
  if (evidence === 'record') return '(on record)';
  if (evidence === 'given') return '(as asked)';
  const lined = new Set(evidence.filter(({ line }) => line !== undefined).map(({ file }) => file));
  const exact = evidence.filter(({ file, line }) => line !== undefined || !lined.has(file));
  const links = exact.map(({ file, line }) =>
    link(plain(line === undefined ? file : `${file}:${line}`), file, {
      from: folder,
      ...(line !== undefined && { line }),
    }),
  );
  return `(${[...new Set(links)].slice(0, mostPlaces).join(', ')})`;
}

export function quote(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n');
}
