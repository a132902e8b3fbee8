/** The formats of secrets as a table in docs/rules.md. */
import type { SecretFormat } from '../../src/scanner/rules/secret-data.ts';
import type { SecretSource } from './secret-sources.ts';

function knownBy({ pattern, value, check, kind }: SecretFormat): string {
  const how = pattern !== undefined ? 'form' : value !== undefined ? 'name and form' : 'reading';
  if (check !== undefined) return `${how}, verified`;
  return kind === 'password' ? `${how}, judged as a password` : how;
}

function row({ format }: SecretSource): string {
  const { id, title, provider, severity, confidence } = format;
  return `| \`${id}\` | ${title} | ${provider} | ${severity} | ${confidence} | ${knownBy(format)} |`;
}

/** The section of docs/rules.md. */
export function secretsSection(secrets: readonly SecretSource[]): string {
  const head = '| rule | finds | provider | severity | confidence | known by |\n|---|---|---|---|---|---|';
  return `## Secrets (${secrets.length})

Looked for in every text file. Placeholders, references, documented examples and what is typed rather than drawn are
spared; in tests, examples and documentation confidence is one step lower. The value is shown nowhere: a mask stands in
its place. How each is revoked is said with its finding, and by \`vireo rules show\`.

${head}\n${secrets.map(row).join('\n')}\n`;
}
