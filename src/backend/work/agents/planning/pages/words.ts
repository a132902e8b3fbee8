/** Markdown that the plans share. */
import { link, page, plain } from '../../documentation/pages/markdown.ts';
import type { Evidence } from '../facts/find-risks.ts';
import type { PlanningFacts } from '../facts/planning-facts.ts';

export const planMark =
  '<!-- Written by the planning agent of Vireo from the files and records of this project. -->';

export interface PlanPage {
  readonly facts: PlanningFacts;
  /** In which the page stands, below the project's folder. */
  readonly folder: string;
}

export function planPage(title: string, { facts }: PlanPage, parts: readonly string[]): string {
  return page([`# ${title}: ${plain(facts.project.name)}`, planMark, ...parts]);
}

/** A heading and what is below it; nothing where nothing is. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

/** In parentheses, to the places that show a statement. */
export function shownBy({ folder }: PlanPage, evidence: readonly Evidence[] | 'record'): string {
  if (evidence === 'record') return '(on record)';
  const links = evidence.map(({ file, line }) =>
    link(plain(line === undefined ? file : `${file}:${line}`), file, {
      from: folder,
      ...(line !== undefined && { line }),
    }),
  );
  return `(${links.join(', ')})`;
}

export function quote(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n');
}
