/** Servers of HTTP that manifests of Python ask for, and packages that need libraries of the system. */
import type { FactKind, ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

const manifests =
  /(?:^|\/)(?:requirements(?:\/(?:base|prod|production|common))?\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/;
/** `fastapi[standard]` brings uvicorn. */
const names =
  /(?<![\w.-])(gunicorn|uvicorn|hypercorn|daphne|waitress|granian|fastapi(?=\[(?:standard|all)\]))(?![\w-])/gi;

/** `psycopg2-binary` brings its own. */
const native =
  /(?<![\w.-])(psycopg2(?!-)|psycopg(?=\[c\])|mysqlclient|uwsgi|python-ldap|pygraphviz|pyodbc)(?![\w-])/gi;

export async function serverFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(manifests).filter(isProduct)) {
    const text = await tree.code(file);
    const say = (kind: FactKind, pattern: RegExp): readonly ProjectFact[] =>
      [...text.matchAll(pattern)].map(({ 1: name = '', index }) => ({
        kind,
        value: name.toLowerCase().replace('fastapi', 'uvicorn'),
        rank: 'declared',
        evidence: evidenceAt(file, text, index),
        scope: scopes.of(file),
      }));
    found.push(...say('server', names), ...say('native-package', native));
  }
  return found;
}
