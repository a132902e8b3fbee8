/** By which rules the time of an organization is rounded at billing. */
import { valuedBy } from '../../../../domain/figures/billed-value.ts';
import { roundsAlone } from '../../../../domain/figures/worked-value.ts';
import { isExact, type RoundingOf, type RoundingRule } from '../../../../domain/rounding.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { RuleBook } from '../../account/model/time-rule-fields.ts';
import { roundingOfProject } from '../model/project-rounding.ts';
import { type FigureProject, loadFigureProjects } from './figure-projects.repository.ts';

export interface FigureSources extends Pick<SlicePorts, 'reads'> {
  loadRuleBook(reads: Reads): Promise<RuleBook>;
}

export interface ProjectRoundings {
  /** All of the organization, archived ones too, by id. */
  readonly projects: ReadonlyMap<string, FigureProject>;
  /** By id of the project. */
  readonly rules: ReadonlyMap<string, RoundingRule>;
  readonly roundingOf: RoundingOf;
}

export async function loadRoundings(
  { loadRuleBook }: FigureSources,
  reads: Reads,
): Promise<ProjectRoundings> {
  const projects = await loadFigureProjects(reads);
  const book = await loadRuleBook(reads);
  const rules = new Map(
    [...projects.values()].map((project) => [project.id, roundingOfProject(project, book)]),
  );
  return { projects, rules, roundingOf: (id) => rules.get(id) ?? book.organization.rounding };
}

/** Projects that bill another time than what was recorded. */
export function listRounding({ rules }: ProjectRoundings): readonly string[] {
  return [...rules].filter(([, rule]) => !isExact(rule)).map(([id]) => id);
}

/** Projects whose rule adds entries up before it rounds. */
export function listAddingUp({ rules }: ProjectRoundings): readonly string[] {
  return [...rules].filter(([, rule]) => !roundsAlone(rule)).map(([id]) => id);
}

/** Projects by each rule that rounds their entries one by one. */
export function groupRounding({ rules }: ProjectRoundings): readonly RuledProjects[] {
  const rounding = [...rules].filter(([, rule]) => roundsAlone(rule) && !isExact(rule));
  return [...Map.groupBy(rounding, ([, rule]) => JSON.stringify(rule)).values()].flatMap((same) => {
    const projectIds = same.map(([id]) => id);
    return same.slice(0, 1).map(([, rule]) => ({ rule, projectIds }));
  });
}

/** By what the open time of projects is valued; those that are not named, by their sum. */
export function groupValuing({ rules }: ProjectRoundings): ValuedProjects {
  const idsOf = (by: 'length' | 'entry') =>
    [...rules].filter(([, rule]) => valuedBy(rule) === by).map(([id]) => id);
  return { byLength: idsOf('length'), byEntry: idsOf('entry') };
}

export interface ValuedProjects {
  readonly byLength: readonly string[];
  readonly byEntry: readonly string[];
}

export interface RuledProjects {
  readonly rule: RoundingRule;
  readonly projectIds: readonly string[];
}
