/** What a service counts for Prometheus: the library that it asks for, histograms of its code, and where Django answers. */
import type { ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

const manifests = /(?:^|\/)(?:package\.json|requirements[\w./-]*\.txt|pyproject\.toml|Pipfile)$/;
const library =
  /(?<![\w/-])(express-prom-bundle|fastify-metrics|prom-client|prometheus[-_]fastapi[-_]instrumentator|prometheus[-_]flask[-_]exporter|django[-_]prometheus|prometheus[-_]client)(?![\w-])/g;
const histogram = /new\s+(?:\w+\.)?Histogram(?:<[^>]*>)?\(\s*\{([^}]*)\}/g;

export async function metricFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  const add = (kind: ProjectFact['kind'], value: string, place: readonly [string, string, number]): void => {
    const [file, text, offset] = place;
    const rank = kind === 'metrics-library' ? 'declared' : 'code';
    found.push({ kind, value, rank, evidence: evidenceAt(file, text, offset), scope: scopes.of(file) });
  };
  for (const file of tree.matching(manifests).filter(isProduct)) {
    const text = await tree.code(file);
    for (const { 1: name = '', index } of text.matchAll(library))
      add('metrics-library', name.replaceAll('_', '-'), [file, text, index]);
  }
  for (const file of tree.matching(/\.[cm]?[jt]s$/).filter(isProduct)) {
    const text = await tree.code(file);
    for (const { 1: options = '', index } of text.matchAll(histogram)) {
      const name = /\bname\s*:\s*['"`]([\w:]+)['"`]/.exec(options)?.[1];
      const labels = [
        ...(/labelNames\s*:\s*\[([^\]]*)\]/.exec(options)?.[1] ?? '').matchAll(/['"`](\w+)['"`]/g),
      ];
      if (name !== undefined)
        add('metric', `${name} (${labels.map(([, label]) => label).join(', ')})`, [file, text, index]);
    }
  }
  for (const file of tree.matching(/urls\.py$/).filter(isProduct)) {
    const text = await tree.code(file);
    for (const { 1: prefix = '', index } of text.matchAll(
      /path\(\s*["']([\w/-]*)["']\s*,\s*include\(\s*["']django_prometheus\.urls["']/g,
    ))
      add('route', `GET /${prefix}metrics`, [file, text, index]);
  }
  return found;
}
