/**
 * A requirement that asks for at least a given version, in the form that its author chose: `^1.2.0` stays a caret, a
 * pin stays a pin. Undefined where the form leaves no such reading, or allows the version only together with older ones
 * that it would have to give up.
 */
import semver from 'semver';
import type { DependencyGraph, Ecosystem } from '../model.ts';
import { takesPython } from '../versions/python-range.ts';

export function raiseRequirement(
  graph: Pick<DependencyGraph, 'ecosystem' | 'format'>,
  requirement: string,
  version: string,
): string | undefined {
  return raisers[graph.ecosystem](requirement.trim(), version);
}

/** Whether a requirement lets the version in as it is; false also where its form is not known here. */
export function allows(
  { ecosystem }: Pick<DependencyGraph, 'ecosystem'>,
  requirement: string,
  version: string,
): boolean {
  const range = requirement.trim().replace(/^npm:(?:@[^@]+|[^@]+)@/, '');
  if (ecosystem === 'PyPI') return range === '' || takesPython(version, range);
  return ecosystem === 'npm' && semver.satisfies(version, range);
}

type Raiser = (requirement: string, version: string) => string | undefined;

const raisers: Readonly<Record<Ecosystem, Raiser>> = {
  npm: raiseNpm,
  PyPI: raisePython,
  'crates.io': raiseCargo,
  Go: (requirement, version) => (requirement.startsWith('v') ? `v${version.replace(/^v/, '')}` : undefined),
  Maven: (requirement, version) => (/^[\w.+-]+$/.test(requirement) ? version : undefined),
};

function raiseNpm(requirement: string, version: string): string | undefined {
  const alias = /^npm:(?:@[^@]+|[^@]+)@/.exec(requirement)?.[0] ?? '';
  const range = requirement.slice(alias.length);
  const single = /^(\^|~|>=|=)?(\s*)v?\d[\w.+-]*$/.exec(range);
  if (single !== null) {
    const isWildcard = single[1] === undefined && semver.valid(range) === null;
    return `${alias}${isWildcard ? '^' : (single[1] ?? '')}${single[2]}${version}`;
  }
  const bounds = /^(>=\s*)[\w.+-]+(\s+<=?\s*[\w.+-]+)$/.exec(range);
  if (bounds === null || !semver.satisfies(version, range)) return undefined;
  return `${alias}${bounds[1]}${version}${bounds[2]}`;
}

function raisePython(requirement: string, version: string): string | undefined {
  if (requirement === '' || requirement === '*') return `>=${version}`;
  // Poetry's own forms.
  const caret = /^([\^~])(\s*)\d[\w.]*$/.exec(requirement);
  if (caret !== null) return `${caret[1]}${caret[2]}${version}`;
  if (/^\d[\w.!+]*$/.test(requirement)) return version;
  const parts = requirement.split(',').map((part) => part.trim());
  const lower = parts.findIndex((part) => /^(?:===?|>=?|~=)/.test(part));
  const raised =
    lower === -1 ? [`>=${version}`, ...parts] : parts.with(lower, raisePart(parts[lower] ?? '', version));
  const text = raised.join(requirement.includes(', ') ? ', ' : ',');
  return takesPython(version, text) ? text : undefined;
}

/** `~=2.31` allows 2.32 and `~=2.31.0` does not: the number of its parts stays. */
function raisePart(part: string, version: string): string {
  const [, operator = '', space = '', old = ''] = /^(===?|>=?|~=)(\s*)(\S.*)$/s.exec(part) ?? [];
  if (operator === '>') return `>=${space}${version}`;
  if (operator !== '~=') return `${operator}${space}${version}`;
  const length = old.split('.').length;
  const kept = version.split('.').slice(0, length).join('.');
  return kept === version ? `~=${space}${version}` : `~=${space}${kept},>=${space}${version}`;
}

/** A bare version means a caret. */
function raiseCargo(requirement: string, version: string): string | undefined {
  if (requirement === '*') return version;
  const single = /^(\^|~|>=|=)?(\s*)\d[\w.+*-]*$/.exec(requirement);
  return single === null ? undefined : `${single[1] ?? ''}${single[2]}${version}`;
}
