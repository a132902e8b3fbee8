/** A requirement of a standard, and what here can speak against it. */

export type Subject = 'code' | 'image' | 'containers' | 'kubernetes' | 'aws' | 'packages';

export interface Control {
  /** As the standard numbers it. */
  readonly id: string;
  /** In our words. */
  readonly title: string;
  /** What it is about: where the project has none of it, it does not apply. */
  readonly subject: Subject;
  /** Ids of rules whose findings speak against it; none: a person has to look. */
  readonly rules: readonly string[];
}

/**
 * `not-met`: findings speak against it. `nothing-found`: rules looked, and found none. `person`: no rule can tell.
 * `not-applicable`: the project has nothing of its subject. `not-assessed`: its rules did not run.
 */
export const controlStates = [
  'not-met',
  'nothing-found',
  'person',
  'not-assessed',
  'not-applicable',
] as const;
export type ControlState = (typeof controlStates)[number];

export interface ControlList {
  /** With its version. */
  readonly name: string;
  readonly href: string;
  readonly controls: readonly Control[];
}

/** Rows `id title | rule rule`, of one subject. */
export function controlsOf(subject: Subject, rows: string): readonly Control[] {
  return rows
    .trim()
    .split('\n')
    .map((row): Control => {
      const [, id = '', title = '', rules = ''] = /^\s*(\S+) ([^|]+?)\s*(?:\|\s*(.*))?$/.exec(row) ?? [];
      return { id, title, subject, rules: rules.split(' ').filter(Boolean) };
    });
}
