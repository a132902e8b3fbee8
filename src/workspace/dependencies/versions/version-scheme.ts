/** How each ecosystem orders its versions, by the library that its tools would answer to. */
import { compare as comparePython, parse as parsePython } from '@renovatebot/pep440';
import semver from 'semver';
import type { Ecosystem } from '../model.ts';
import { compareMavenVersions } from './maven-version.ts';

export interface VersionScheme {
  isVersion(text: string): boolean;
  /** Of two versions: below, at or above zero. */
  compare(a: string, b: string): number;
  /** Made before the release whose number it bears; never suggested to who is not on one. */
  isPrerelease(version: string): boolean;
  /** Whether code written for `from` may break with `to`, as the ecosystem numbers its versions. */
  isBreaking(from: string, to: string): boolean;
}

/** SemVer 2.0, which npm, Cargo and Go share; Go writes a `v` before it. */
const semanticVersions: VersionScheme = {
  isVersion: (text) => semver.parse(text) !== null,
  compare: (a, b) => semver.compare(a, b),
  isPrerelease: (version) => (semver.prerelease(version)?.length ?? 0) > 0,
  isBreaking: (from, to) =>
    !semver.satisfies(to, `^${semver.clean(from) ?? from}`, { includePrerelease: true }),
};

/** PEP 440. */
const pythonVersions: VersionScheme = {
  isVersion: (text) => parsePython(text) !== null,
  compare: (a, b) => comparePython(a, b),
  isPrerelease: (version) => {
    const parsed = parsePython(version);
    // Its types promise lists here; where there is none, it is null.
    return parsed !== null && ((parsed.pre ?? []).length > 0 || (parsed.dev ?? []).length > 0);
  },
  isBreaking: (from, to) => parsePython(from)?.release[0] !== parsePython(to)?.release[0],
};

const mavenVersions: VersionScheme = {
  isVersion: (text) => text.trim() !== '' && !/[\s,[\]()]/.test(text),
  compare: compareMavenVersions,
  isPrerelease: (version) =>
    /(?:^|[.\-\d])(?:alpha|beta|milestone|rc|cr|snapshot|a\d|b\d|m\d)/i.test(version),
  isBreaking: (from, to) => from.split(/[.-]/, 1)[0] !== to.split(/[.-]/, 1)[0],
};

const schemes: Readonly<Record<Ecosystem, VersionScheme>> = {
  npm: semanticVersions,
  'crates.io': semanticVersions,
  Go: semanticVersions,
  PyPI: pythonVersions,
  Maven: mavenVersions,
};

export function versionSchemeOf(ecosystem: Ecosystem): VersionScheme {
  return schemes[ecosystem];
}
