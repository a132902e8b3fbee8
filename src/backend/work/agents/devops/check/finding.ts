/** What a file says that the project does not bear out: it would not build, start or be reached. */
import type { FactView } from '../facts/fact-view.ts';
import type { ServiceFacts } from '../facts/service-facts.ts';

export interface Finding {
  readonly file: string;
  /** From one. */
  readonly line: number;
  /** Of the rule: `copy-absent`. */
  readonly rule: string;
  /** A sentence without its end. */
  readonly text: string;
}

export interface Checked {
  /** Files that describe how the project is built and run, as they will stand. */
  readonly texts: ReadonlyMap<string, string>;
  readonly view: FactView;
  readonly services: readonly ServiceFacts[];
  /** The default one, where a file says it. */
  readonly branch: string | undefined;
}

/** Of one file. */
export type Say = (rule: string, line: number, text: string) => Finding;

export const sayIn =
  (file: string): Say =>
  (rule, line, text) => ({ file, line, rule, text });

/** Routes that a service answers to GET; undefined where none of it is known. */
export function routesOf(view: FactView, { folder, health }: ServiceFacts): ReadonlySet<string> | undefined {
  const all = [...view.of('route', folder), ...view.of('health-route', folder)];
  if (all.length === 0) return undefined;
  const paths = all.flatMap(({ value }) => /^(?:GET|ANY|HEAD) (\S+)$/.exec(value)?.[1] ?? []);
  // What its user says is true.
  return new Set([...paths, ...(health === undefined ? [] : [health.value])].map(plainPath));
}

export const plainPath = (path: string): string => path.replace(/\?.*$/, '').replace(/(?<=.)\/$/, '');

/** Whether a question about health is one that the service answers. */
export function answersTo(view: FactView, service: ServiceFacts, path: string): boolean {
  if (service.role === 'static') return true;
  return routesOf(view, service)?.has(plainPath(path)) ?? true;
}
