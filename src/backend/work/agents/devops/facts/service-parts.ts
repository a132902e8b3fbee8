/** Parts that services of all languages are rendered from. */

import { pipelineOf } from '../../../../../workspace/facts/commands/pipelines.ts';
import type { FactKind, ProjectFact } from '../../../../../workspace/facts/model.ts';
import { type FactView, known } from './fact-view.ts';
import type { Known, ServiceFacts } from './service-facts.ts';

export function slugOf(name: string): string {
  const slug = name
    .split('/')
    .at(-1)
    ?.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return slug || 'app';
}

/** Set by the runtime or by its tools. */
const ofRuntime = new Set(['NODE_ENV', 'DEV', 'PROD', 'MODE', 'NO_COLOR', 'FORCE_COLOR', 'CI']);

export function environmentOf(view: FactView, folder: string): readonly Known<string>[] {
  const all = view
    .of('environment', folder)
    .filter(({ value }) => !ofRuntime.has(value) && /^[A-Z]\w*$/.test(value));
  return [...new Map(all.map((fact) => [fact.value, known(fact)])).values()].toSorted((a, b) =>
    a.value.localeCompare(b.value),
  );
}

/** That it lives, rather than that it is ready: what it asks for itself is no reason to restart it. */
export function healthOf(view: FactView, folder: string): Known<string> | undefined {
  const routes = view.of('health-route', folder);
  const found = routes.find(({ value }) => !/read/i.test(value)) ?? routes[0];
  return found && known(found, found.value.replace(/^\S+ /, ''));
}

/** A line that needs nothing of the service that runs it. */
const plain = /^[^$`{}]+$/;

/** What a pipeline does in a folder, in its order. */
export function runOf(view: FactView, kind: FactKind, folder: string): readonly ProjectFact[] {
  return view
    .of(kind, folder)
    .filter(
      ({ rank, value, evidence: { file } }) =>
        rank === 'run' && plain.test(value) && pipelineOf(file) !== undefined,
    )
    .toSorted((one, other) => (one.evidence.line ?? 0) - (other.evidence.line ?? 0));
}

interface OwnLines {
  readonly test: Known<string> | undefined;
  readonly lint: Known<string> | undefined;
}

/** As pipelines run them, else as manifests say. */
export function pipelineLines(
  view: FactView,
  folder: string,
  own: OwnLines,
): Pick<ServiceFacts, 'test' | 'lint' | 'installs'> {
  const [test] = runOf(view, 'test', folder);
  const [lint] = runOf(view, 'lint', folder);
  const installs = runOf(view, 'install', folder).map((fact) => known(fact));
  return {
    test: test === undefined ? own.test : known(test),
    lint: lint === undefined ? own.lint : known(lint),
    ...(installs.length > 0 && { installs }),
  };
}
