/** The shape of secret formats after scripts/rules.ts has compiled the YAML: JSON, and nothing that runs. */
import type { Confidence, Severity } from '../model.ts';

/** What can be verified of a token without asking its issuer: a checksum, or a part that has to decode. */
export type TokenCheck =
  | 'github-crc32'
  | 'npm-crc32'
  | 'gitlab-crc32'
  | 'jwt'
  | 'aws-account'
  | 'discord'
  | 'basic';

/**
 * How a value is judged: drawn by a machine (`token`, `random` where the format says little), or chosen by a person
 * (`strong` where it stands in a sentence, of which most words are none).
 */
export type ValueKind = 'token' | 'random' | 'password' | 'strong';

/** Readers of the engine, for what no pattern can say. */
export type SecretReader = 'private-key' | 'encrypted-key' | 'database-url' | 'url' | 'password' | 'secret';

/** One format of a secret. Exactly one of `pattern`, `value` and `reader` is set. */
export interface SecretFormat {
  readonly id: string;
  /** What views call it: `GitHub personal access token`. */
  readonly title: string;
  readonly provider: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Where it is revoked, as a sentence. */
  readonly revoke: string;
  readonly reference: string;
  /** Lower-case words of which one begins every match of `pattern` (see `back`, `spread`), or stands in the name of a `value`. */
  readonly keywords: readonly string[];
  /**
   * All of it; a group named `secret` marks what is secret when that is a part, one named `name` the name of a header
   * or setting, which may say that it is none: `X-Cache-Key`.
   */
  readonly pattern?: string;
  /** How many characters of the pattern may stand before its keyword. */
  readonly back?: number;
  /** How far behind its keyword, which is no part of it, the pattern may begin. */
  readonly spread?: number;
  /** Only where this stands on the line before it. */
  readonly near?: string;
  /** What a value must be as a whole, when its name holds a keyword. */
  readonly value?: string;
  readonly reader?: SecretReader;
  readonly check?: TokenCheck;
  /** Least Shannon entropy in bits a character. */
  readonly entropy: number;
  readonly kind: ValueKind;
  /** Only in files whose path fits; these are searched as a whole, without keywords. */
  readonly paths?: string;
  readonly ignoreCase?: true;
}
