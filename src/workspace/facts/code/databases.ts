/** Databases that settings and code name: an engine of Django, a provider of Prisma, the scheme of an address. */
import type { FactRank, ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import { evidenceAt, isProduct, type ReadTree } from '../tree.ts';

interface Shown {
  readonly files: RegExp;
  /** Its first group names the database. */
  readonly at: RegExp;
  readonly rank: FactRank;
}

const shown: readonly Shown[] = [
  {
    files: /\.py$/,
    at: /["'](?:django\.db\.backends|django\.contrib\.gis\.db\.backends)\.(\w+)["']/g,
    rank: 'declared',
  },
  { files: /\.prisma$/, at: /datasource\s+\w+\s*\{[^}]*?provider\s*=\s*"(\w+)"/g, rank: 'declared' },
  {
    files: /\.(?:[cm]?[jt]s|py|go|rb|ini|cfg|toml)$/,
    at: /["'`=\s](sqlite|postgres(?:ql)?|mysql|mariadb|mongodb|redis|amqp)(?:\+\w+)?:\/\//g,
    rank: 'code',
  },
  {
    files: /\.[cm]?[jt]s$/,
    at: /\b(?:dialect|type|client)\s*:\s*['"](sqlite3?|better-sqlite3|postgres(?:ql)?|pg|mysql2?|mariadb|mongodb)['"]/g,
    rank: 'code',
  },
];

const names: Readonly<Record<string, string>> = {
  sqlite: 'SQLite',
  sqlite3: 'SQLite',
  'better-sqlite3': 'SQLite',
  postgres: 'PostgreSQL',
  postgresql: 'PostgreSQL',
  postgis: 'PostgreSQL',
  pg: 'PostgreSQL',
  mysql: 'MySQL',
  mysql2: 'MySQL',
  mariadb: 'MariaDB',
  mongodb: 'MongoDB',
  redis: 'Redis',
  amqp: 'RabbitMQ',
};

export async function databaseFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.files.filter(isProduct)) {
    const readers = shown.filter(({ files }) => files.test(file));
    if (readers.length === 0) continue;
    const text = await tree.code(file);
    for (const { at, rank } of readers)
      for (const match of text.matchAll(at)) {
        const value = names[(match[1] ?? '').toLowerCase()];
        if (value !== undefined)
          found.push({
            kind: 'database',
            value,
            rank,
            evidence: evidenceAt(file, text, match.index),
            scope: scopes.of(file),
          });
      }
  }
  return found;
}

/** Also of examples of settings: a driver is part of the address that the code takes. */
const schemeFiles = /\.(?:py|ini|cfg|toml|ya?ml|md)$|(?:^|\/)[^/]*\.?env(?:\.[\w-]+)*$/;

export async function schemeFacts(tree: ReadTree, scopes: Scopes): Promise<readonly ProjectFact[]> {
  const found: ProjectFact[] = [];
  for (const file of tree.matching(schemeFiles).filter(isProduct)) {
    const text = await tree.code(file);
    for (const match of text.matchAll(/\b((?:postgres(?:ql)?|mysql|mariadb)\+\w+):\/\//g))
      found.push({
        kind: 'database-scheme',
        value: match[1] ?? '',
        rank: file.endsWith('.py') ? 'code' : 'told',
        evidence: evidenceAt(file, text, match.index),
        scope: scopes.of(file),
      });
  }
  return found;
}
