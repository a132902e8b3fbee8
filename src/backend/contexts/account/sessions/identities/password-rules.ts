/**
 * What a new password must be: long enough, and none of those that are tried first. No rule on its characters (NIST SP 800-63B).
 * Passwords are compared as they sign in, after NFKC: letters of full width are no other ones.
 */
import { createHash } from 'node:crypto';
import { type Text, text } from '../../../../../words/text.ts';
import { commonPasswordPrints } from './common-passwords.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

const printLength = 8;
const printBytes = 6;

const common: ReadonlySet<string> = new Set(
  commonPasswordPrints.replaceAll('\n', '').match(new RegExp(`.{${printLength}}`, 'g')),
);

/** Of the account: a stranger knows these, and tries them. */
export interface PasswordOwner {
  readonly email: string;
  readonly name?: string | undefined;
  readonly organizationNames?: readonly string[] | undefined;
  /** That of before, where it is known as text. */
  readonly present?: string | undefined;
}

/** A sentence's end, after the field's name; undefined for one that may be used. */
export function findPasswordFault(password: string, owner: PasswordOwner): Text | undefined {
  const plain = fold(password);
  if ([...plain].length < shortestPassword) return text`must have ${shortestPassword} characters at least`;
  if (password.length > longestPassword) return text`must have ${longestPassword} characters at most`;
  if (new Set(plain).size < 4) return text`repeats too few characters`;
  if (withFewerEnds(plain).some(isCommon))
    return text`is one of the passwords that are tried first: choose another one`;
  return findOwnFault(plain, owner);
}

function findOwnFault(
  plain: string,
  { email, name = '', organizationNames = [], present }: PasswordOwner,
): Text | undefined {
  if (plain.includes(fold(email))) return text`must not contain the address`;
  if (isMadeOf(plain, name)) return text`must not be your name`;
  if (organizationNames.some((one) => isMadeOf(plain, one)))
    return text`must not be your organization's name`;
  return present !== undefined && isSame(plain, fold(present)) ? isPresent : undefined;
}

/** Another number at its end is no other password. */
function isSame(one: string, other: string): boolean {
  const bare = one.replace(ofDigits, '');
  return one === other || (bare !== '' && bare === other.replace(ofDigits, ''));
}

export const isPresent = text`is the password of before: choose another one`;

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

const ofDigits = /^\P{L}+|\P{L}+$/gu;
/** Digits, or marks. */
const [firstRun, lastRun] = [/^(?:\p{N}+|[^\p{L}\p{N}]+)/u, /(?:\p{N}+|[^\p{L}\p{N}]+)$/u];

/** What people put around a word to get past a rule: `?qwertyuiop123!2026`. One of the list may have digits at its own ends. */
function withFewerEnds(plain: string): readonly string[] {
  return peel(plain, firstRun).flatMap((rest) => peel(rest, lastRun));
}

/** The text, and what is left each time a run is taken from its end. */
function peel(plain: string, run: RegExp): readonly string[] {
  const left = plain.replace(run, '');
  return left === plain ? [plain] : [plain, ...peel(left, run)];
}

function isCommon(plain: string): boolean {
  const digest = createHash('sha256').update(plain).digest();
  return common.has(digest.subarray(0, printBytes).toString('base64url'));
}

/** A name of one or two letters is in many words. */
const shortestName = 3;
/** Fewer letters and digits beside a name than that are soon tried. */
const fewestBeside = 6;

/** The name, as often as it stands there, and hardly anything beside it. */
function isMadeOf(plain: string, name: string): boolean {
  const [bare, own] = [plain, fold(name)].map((text) => text.replace(/[^\p{L}\p{N}]+/gu, ''));
  if (bare === undefined || own === undefined || own.length < shortestName) return false;
  return bare.includes(own) && bare.replaceAll(own, '').length < fewestBeside;
}
