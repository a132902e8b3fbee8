/**
 * One requirement of Python: PEP 508 (https://peps.python.org/pep-0508/), `name[extra] >=1,<2 ; marker` or
 * `name @ address`. The libraries for it are unmaintained or bring a grammar engine of 2 MB; versions and ranges are
 * the library's (PEP 440).
 */
import { validRange } from '@renovatebot/pep440';
import type { DependencySource } from '../../model.ts';

export interface PythonRequirement {
  /** Normalised (PEP 503). */
  readonly name: string;
  /** The range as written, without brackets round it; empty where any version does. */
  readonly range: string;
  /** Where the range begins in the text; where it is empty, where it would. */
  readonly rangeStart: number;
  readonly source: DependencySource;
}

const nameAtStart = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?/;

/** Undefined where the text is none. */
export function parseRequirement(text: string): PythonRequirement | undefined {
  const head = nameAtStart.exec(text);
  const name = head?.[1];
  if (head === null || name === undefined) return undefined;
  const rest = text.slice(head[0].length);
  const address = /^\s*@\s*(\S+)/.exec(rest)?.[1];
  if (address !== undefined) {
    return {
      name: normalizeName(name),
      range: '',
      rangeStart: head[0].length,
      source: sourceOfPythonAddress(address),
    };
  }
  const marker = rest.indexOf(';');
  const written = marker === -1 ? rest : rest.slice(0, marker);
  const open = /^\s*\(?\s*/.exec(written)?.[0].length ?? 0;
  const bare = written.slice(open).trimEnd();
  const range = bare.endsWith(')') ? bare.slice(0, -1).trimEnd() : bare;
  if (range !== '' && validRange(range) === false) return undefined;
  // An empty range belongs behind the name, before the spaces of a marker.
  const rangeStart =
    head[0].trimEnd().length + (range === '' ? 0 : head[0].length - head[0].trimEnd().length + open);
  return { name: normalizeName(name), range, rangeStart, source: 'registry' };
}

/** PEP 503: PyPI tells names apart by this alone. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function sourceOfPythonAddress(address: string): DependencySource {
  if (/^(?:git|hg|svn|bzr)\+/.test(address)) return 'git';
  return /^https?:/.test(address) ? 'url' : 'file';
}

/** The version that a range leaves no choice about: `==1.2.3` or `===1.2.3`, without a wildcard. */
export function exactVersion(range: string): string | undefined {
  const exact = /^={2,3}\s*([^\s,*]+)$/.exec(range.trim());
  return exact?.[1];
}
