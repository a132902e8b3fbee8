/**
 * What leaves for a model: secrets are taken out for good, personal data becomes placeholders that the answer gets
 * back. Numbered in the order of their first appearance, so that the same conversation gives the same placeholders.
 */
import { type FoundName, type NameSearch, searchFor } from './names.ts';
import { findPersonal, type Span } from './patterns.ts';
import type { Originals, PlaceholderKind } from './placeholders.ts';

/** Stands where a secret stood; nothing puts it back. */
export const secretMark = '[SECRET]';

/** What a redactor is told. */
export interface Redaction {
  /** Where secrets stand in a text. */
  readonly findSecrets: (text: string) => readonly Span[];
  /** Of clients and people, where the model must not see them. */
  readonly names?: readonly string[] | undefined;
}

/** Of one conversation. */
export interface Redactor {
  redact(text: string): string;
  /** What its placeholders stand for so far. */
  readonly originals: Originals;
}

interface Part extends FoundName {
  readonly kind: PlaceholderKind | 'SECRET';
}

/** Those that overlap an earlier one of the list go: secrets come first. */
function apart(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = [];
  for (const part of parts.toSorted((one, other) => one.from - other.from)) {
    const last = kept.at(-1);
    if (last === undefined || part.from >= last.to) kept.push(part);
  }
  return kept;
}

function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

function findParts(text: string, { findSecrets }: Redaction, names: NameSearch | undefined): readonly Part[] {
  const kept: Part[] = [...merge(findSecrets(text))];
  for (const part of findPersonal(text, names)) {
    if (part.to > part.from && !kept.some((other) => overlaps(part, other))) kept.push(part);
  }
  return apart(kept);
}

/** Secrets that overlap are one: none of their letters stays. */
function merge(spans: readonly Span[]): Part[] {
  const merged: Part[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last === undefined || from > last.to) merged.push({ from, to, kind: 'SECRET' });
    else merged[merged.length - 1] = { ...last, to: Math.max(last.to, to) };
  }
  return merged;
}

/** For one conversation: its texts are given in their order. */
export function createRedactor(redaction: Redaction): Redactor {
  const names = searchFor(redaction.names ?? []);
  const originals = new Map<string, string>();
  const given = new Map<string, string>();
  const counts = new Map<PlaceholderKind, number>();

  function placeholderFor(kind: PlaceholderKind, original: string): string {
    const known = given.get(`${kind} ${original}`);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const placeholder = `[${kind}_${count}]`;
    given.set(`${kind} ${original}`, placeholder);
    originals.set(placeholder, original);
    return placeholder;
  }

  function redact(text: string): string {
    let at = 0;
    let redacted = '';
    for (const { from, to, kind, original } of findParts(text, redaction, names)) {
      redacted += text.slice(at, from);
      redacted += kind === 'SECRET' ? secretMark : placeholderFor(kind, original ?? text.slice(from, to));
      at = to;
    }
    return redacted + text.slice(at);
  }

  return { redact, originals };
}
