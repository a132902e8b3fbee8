/**
 * Looks for secrets in any text. One pass finds the keywords of all formats (keyword-index); only where one stands is
 * anything read: a token by its pattern (tokens), what a name is given (assignments, judged by names and values), a
 * key in armour (private-keys), a password in an address (url-credentials). Of two at one place the more specific stays.
 * Formats are data (rules/secrets). A value leaves this folder only as a mask and as a salted digest.
 */
import type { SecretFormat } from '../rules/secret-data.ts';
import type { TextAnalysis, TextHit, TextInput, TextOutcome } from '../text-analysis.ts';
import { TimeLimit } from '../time-limit.ts';
import type { SourceText } from './assignments.ts';
import { type Candidate, settle } from './candidates.ts';
import { sha256 } from './digest.ts';
import { EditedText } from './edited-text.ts';
import { byFirstLine, type FileFacts, readPath } from './file-kind.ts';
import { compileFormats, type FormatTables } from './formats.ts';
import { scanParted } from './parted-values.ts';
import { scanByPath, scanRange } from './scan.ts';
import { isInDocumentation } from './shown/documentation.ts';
import { impactOf, secretEvidence } from './shown/evidence.ts';

export { secretRule } from './formats.ts';
export { maskOf, maskSecrets } from './mask.ts';

const late = 'secrets: the time limit was met, the rest was not read';

/** How secrets are looked for, and what their fingerprints hold. */
export interface SecretOptions {
  /** Goes into the digests; without one a fingerprint holds nothing of the value. */
  readonly salt?: string | undefined;
  /** The rules whose hits are wanted; all when not given. Others still settle what lies at one place. */
  readonly ruleIds?: readonly string[] | undefined;
}

function messageOf({ rule, isVerified, name }: Candidate, path: string): string {
  const place = /^[\w.-]{1,80}$/.test(name) ? ` (\`${name}\`)` : '';
  const file = (path.split(/[\\/]/).at(-1) ?? '').replace(/[^\w.@+ -]/g, '_').slice(-60);
  const readers = isVerified ? 'Its form is valid, and everyone' : 'Everyone';
  return `${rule.title}${place} is written into \`${file}\`. ${readers} who can read the file or its history can use it.`;
}

interface Found {
  readonly salt: string;
  readonly path: string;
}

function toHit(
  candidate: Candidate,
  { salt, path }: Found,
  weight: Pick<TextHit, 'impact' | 'evidence'>,
): TextHit {
  const { rule, from, to, mask, confidence, value, name } = candidate;
  // Without a salt a digest could be guessed at: the name alone has to do.
  const snippet = salt === '' ? '' : sha256(`${salt}\u0000${value}`).slice(0, 16);
  const message = messageOf(candidate, path);
  return { rule, message, confidence, ...weight, from, to, snippet, within: name, mask };
}

function scanAll(tables: FormatTables, source: SourceText, limit: TimeLimit): readonly Candidate[] {
  const { found } = scanRange(source, tables, { from: 0, to: source.text.length, limit });
  return [...found.map(({ candidate }) => candidate), ...scanByPath(source, tables)];
}

const shownAsExample = new Set(['plain-password', 'plain-secret', 'url-password', 'connection-string']);

/** A setting that is known by its name alone, or an address, is an example where a text documents the code round it. */
function asShown(source: SourceText, candidate: Candidate): Candidate {
  if (!shownAsExample.has(candidate.rule.id) || !isInDocumentation(source, candidate.from)) return candidate;
  return { ...candidate, confidence: 'low' };
}

/** The paths of files are few and come again and again. */
function readSource(known: Map<string, FileFacts>, { path, name = path, text }: TextInput): SourceText {
  const facts = known.get(name) ?? readPath(name);
  if (known.size > 100) known.clear();
  known.set(name, facts);
  return { text, facts: byFirstLine(facts, text) };
}

/** What looks for secrets in these formats; empty when there are none. */
export function createSecretAnalysis(
  formats: readonly SecretFormat[],
  { salt = '', ruleIds }: SecretOptions = {},
): TextAnalysis {
  if (formats.length === 0) return () => ({ hits: [], notes: [] });
  const tables = compileFormats(formats);
  const known = new Map<string, FileFacts>();
  const outcome = (
    input: TextInput,
    scan: (source: SourceText, limit: TimeLimit) => readonly Candidate[],
  ): TextOutcome => {
    const limit = new TimeLimit(input.signal);
    const source = readSource(known, input);
    const candidates = [...scan(source, limit), ...scanParted(source, tables, limit)];
    const wanted = settle(candidates).filter(({ rule }) => ruleIds?.includes(rule.id) ?? true);
    const shown = wanted.map((each) => asShown(source, each));
    return {
      hits: shown.map((candidate) => {
        const isNamedAlone = tables.namedAlone.has(candidate.rule.id) && !candidate.isVerified;
        const evidence = secretEvidence(source, input.name ?? input.path, { ...candidate, isNamedAlone });
        return toHit(
          candidate,
          { salt, path: source.facts.path },
          { impact: impactOf(source, candidate), evidence },
        );
      }),
      notes: limit.wasMet ? [late] : [],
    };
  };
  const analyse = (input: TextInput) => outcome(input, (source, limit) => scanAll(tables, source, limit));
  const open = () => {
    const edited = new EditedText(tables);
    return (input: TextInput) => outcome(input, (source, limit) => edited.scan(source, limit));
  };
  return Object.assign(analyse, { open });
}
