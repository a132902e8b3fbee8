/** Schemes of connection strings in settings: `postgres://…` shows a database. What follows the scheme is not kept. */
import type { Fact, FactInput, FactReader } from '../fact.ts';

const settingsEnding = /\.(?:env|properties|toml|ini|conf|cfg|tfvars)$/i;
/** Of YAML, JSON and XML, only what is called as settings are: data of every kind has these endings. */
const settingsName =
  /^(?:application|appsettings|bootstrap|compose|config|configmap|database|default|deployment|docker-compose|ormconfig|persistence|production|development|secrets?|serverless|settings|values|web)\b.*\.(?:ya?ml|json|xml|config)$/i;
const maxFacts = 100;

export const schemeFacts: FactReader = {
  matches: (name) => settingsEnding.test(name) || settingsName.test(name) || name.startsWith('.env'),
  read: (input) => ({
    facts: input.text.includes('://') || input.text.includes('jdbc:') ? schemesIn(input) : [],
  }),
};

/** Those of the web say nothing of the stack. */
const plain = new Set(['http', 'https', 'file', 'ftp', 'ws', 'wss', 'git', 'ssh', 'data']);

function schemesIn({ file, text }: FactInput): readonly Fact[] {
  const found = new Map<string, Fact>();
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf('://'); at !== -1 && found.size < maxFacts; at = text.indexOf('://', at + 3)) {
    const name = schemeBefore(text, at);
    if (name === '' || plain.has(name) || found.has(name)) continue;
    for (let end = text.indexOf('\n', counted); end !== -1 && end < at; end = text.indexOf('\n', counted)) {
      line += 1;
      counted = end + 1;
    }
    found.set(name, { kind: 'scheme', name, file, line, seen: `${name}://…` });
  }
  return [...found.values()];
}

/** The letters before the colon, `jdbc:` left out: `jdbc:postgresql`, `postgresql+asyncpg` are postgresql. */
function schemeBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < maxScheme && isSchemeSign(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, at).toLowerCase().split('+')[0] ?? '';
}

const maxScheme = 30;

/** Letters, digits, `+`, `.` and `-` (RFC 3986, 3.1). */
function isSchemeSign(code: number): boolean {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter || (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}
