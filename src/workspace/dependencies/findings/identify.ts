/**
 * What a flaw of a package is known by, in a baseline and among the findings of earlier runs: rule, package, advisory and
 * manifest. Neither its lines nor the version that is installed: another version with the same flaw is the same flaw.
 * Nothing of the manifest's text is compared, since all that is wrong with an entry stands on one line.
 */
import { hashText } from '../../../scanner/hash.ts';
import type { FindingKeys } from '../../finding-keys.ts';
import type { Ecosystem } from '../model.ts';

export interface FlawIdentity {
  readonly ruleId: string;
  readonly ecosystem: Ecosystem;
  readonly package: string;
  /** The id of an advisory. */
  readonly key: string | undefined;
  /** Which it is of several that are alike: versions of a package with the same flaw. From zero. */
  readonly ordinal: number;
  /** The manifest, relative to the folder of the settings: the same wherever a command is run. */
  readonly file: string;
  /** Whose manifest it is; empty where that has no name. */
  readonly project: string;
}

/** The fingerprint, and the keys by which it is found again where the project lies in another folder. */
export function identify({ project, file, ...identity }: FlawIdentity): {
  readonly fingerprint: string;
  readonly keys: FindingKeys;
} {
  const { ruleId, ecosystem, key = '', ordinal } = identity;
  const flaw = [ruleId, ecosystem, identity.package, key, ordinal].join('\0');
  return {
    fingerprint: hashText(`${flaw}\0${file}`),
    keys: {
      text: hashText(flaw),
      words: [],
      before: project === '' ? '' : hashText(`project\0${project}`),
      after: hashText(`file\0${file}`),
    },
  };
}
