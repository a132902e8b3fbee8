import { differences } from '../../src/backend/proxy/differences.ts';
import { code, table } from './markdown-table.ts';

const tableStart = '<!-- npm run generate -->\n';
const tableEnd = '<!-- end -->';

/** docs/server.md with the table of what an account does not answer. @throws Error without the place of the table */
export function renderDifferences(page: string): string {
  const [before, rest] = page.split(tableStart);
  const [, after] = rest?.split(tableEnd) ?? [];
  if (before === undefined || after === undefined)
    throw new Error('docs/server.md has no place for what an account does not answer.');
  const rows = Object.entries(differences).map(([route, why]) => [code(route), why('the server').toString()]);
  return `${before}${tableStart}${table(['not answered', 'why'], rows)}\n${tableEnd}${after}`;
}
