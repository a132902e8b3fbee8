import type { NameClass } from './names.ts';
import { isLocation, isPlaceholder, isReference } from './placeholders.ts';
import { entropyOf, mixing, oddness } from './randomness.ts';

/** An identifier by form: drawn, but no secret. */
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hex = /^[0-9a-f]+$/i;
const digest = /^(?:sha(?:1|256|384|512)|md5|blake2b?|crc32)[-:=$/]/i;
/** What a password becomes before it is stored; whoever has it must still guess. */
const passwordHash =
  /^(?:\$(?:2[abxy]?|5|6|1|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,12})\$|\{(?:SSHA|SHA|SMD5|CRYPT|bcrypt|noop|pbkdf2)[\d]{0,3}\}|pbkdf2_sha|bcrypt|argon2|scrypt:|pbkdf2:)/i;
const publicMatter =
  /^(?:AWS4-|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|age1|MII[A-Z]|data:|pk[._]|AAAA[BCE]3|0x[0-9a-f]{40}$|[13][1-9A-HJ-NP-Za-km-z]{25,34}$|-----BEGIN (?:CERTIFICATE|PUBLIC))/i;

/** Which versions of a package will do: `>= 0.4.3`, `~1.1.0`, `npm:^4.0.0`, `npm:js-tokens@^4.0.0`. */
const versionRange =
  /^(?:(?:npm|workspace|catalog|patch|jsr):(?:@?[\w./-]{1,100}@)?(?:npm%3A)?)?(?:[<>]=?|[~^=]|(?<=:|@|%3A))\s?v?\d{1,6}(?:\.\w{1,10}){0,3}(?:-[\w.]{1,20})?(?:#[^\s"']{1,200})?$/;

/** The name of a setting: `PASSWORD|RESET`. */
const settingName = /^[A-Z]{3,30}(?:[|:/]-?[A-Z]{2,30}){1,5}$/;

/** Every part, between signs, is a word or a small number: a name, not a value. */
function isMadeOfWords(value: string): boolean {
  const parts = value.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return parts.every(isWordLike);
}

function isWordLike(part: string): boolean {
  if (/^\d{1,4}$/.test(part)) return true;
  if (!/^[A-Za-z]+\d{0,2}$/.test(part)) return false;
  const letters = part.replace(/\d/g, '');
  if (letters.length <= 2) return true;
  const humps = letters.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  return oddness(letters) < 0.35 && humps.length <= 1 + letters.length / 4;
}

/** Letters alone, too few to be sure by one measure. */
function isJumbled(value: string): boolean {
  return mixing(value) > 0.4 && oddness(value) > 0.28;
}

/** Drawn by a machine, as far as its characters tell. */
export function isRandom(value: string): boolean {
  if (value.length < 10 || /\s/.test(value)) return false;
  const entropy = entropyOf(value);
  if (hex.test(value))
    return value.length >= 16 && entropy >= 2.6 && /\d/.test(value) && /[a-f]/i.test(value);
  if (!/\d/.test(value))
    return value.length >= 16 && entropy >= 3.3 && (mixing(value) > 0.42 || oddness(value) > 0.33);
  if (/^[\d\s.,:+-]+$/.test(value)) return false;
  return entropy >= 2.9 && !isMadeOfWords(value) && (mixing(value) > 0.22 || oddness(value) > 0.3);
}

/** A key in base 64 that happens to begin as a path does. */
function isKeyWithSlashes(value: string): boolean {
  return value.length >= 24 && /^[A-Za-z0-9+/]+={0,2}$/.test(value) && isRandom(value);
}

function isForbidden(value: string): boolean {
  return (
    isReference(value) ||
    (isLocation(value) && !isKeyWithSlashes(value)) ||
    isPlaceholder(value) ||
    settingName.test(value) ||
    versionRange.test(value) ||
    digest.test(value) ||
    passwordHash.test(value) ||
    publicMatter.test(value)
  );
}

/** How a value is written decides how much it must prove. */
export interface ValueContext {
  /** In a file where words stand for themselves: not code, not prose, not translations. */
  readonly isSetting: boolean;
  readonly isQuoted: boolean;
}

/** What looks like code: calls, member access, generics, arrows. */
const codeLike = /[()[\]{};]|=>|->|::|&&|\|\||\s[=+]\s|^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

function isPassword(value: string, context: ValueContext): boolean {
  if (value.length < 4 || value.length > 200) return false;
  if (/\s/.test(value)) return isPassphrase(value);
  const hasOther = /[^A-Za-z]/.test(value);
  if (!hasOther) return isBareWordPassword(value, context);
  if (value.length < 6 && !context.isSetting) return false;
  if (/^[\d.,:+-]+$/.test(value)) return context.isSetting && /^\d{6,}$/.test(value);
  if (!/[A-Za-z]/.test(value)) return value.length >= 8;
  if (isNameOfSomething(value)) return false;
  return true;
}

/** Letters alone: in a setting a word may be the password; elsewhere only what no word is. */
function isBareWordPassword(value: string, { isSetting }: ValueContext): boolean {
  if (/password|passwd|secret|token|login|user|email|field|input|label|admin$/i.test(value)) return false;
  if (isSetting) return value.length >= 6 && value.length <= 40;
  if (value.length < 10) return value.length >= 8 && isJumbled(value);
  return mixing(value) > 0.4 || oddness(value) > 0.4;
}

/** Identifiers, keys of texts, styles and routes: `user-password`, `auth.password.label`, `#password`, `current_password`. */
function isNameOfSomething(value: string): boolean {
  // Rules of a validator: `required|string|min:8`.
  if (/^[a-z_]+(?:\|[a-z_]+(?::[\w,]+)?)+$|^[a-z_]+(?:,[a-z_]+)+$/.test(value)) return true;
  if (/^--[a-z][\w-]*$/.test(value)) return true;
  if (/^[#.@/:]/.test(value) && /^[#.@/:][A-Za-z][\w./:-]*$/.test(value) && !/\d/.test(value)) return true;
  if (
    /password|passwd|passwort|secret|token|credential/i.test(value) &&
    !/\d/.test(value) &&
    /^[\w./:-]+$/.test(value)
  )
    return true;
  return (
    /^[A-Za-z]+(?:[._/:-][A-Za-z]+)+:?$/.test(value) &&
    oddness(value) < 0.3 &&
    value === value.toLowerCase() &&
    !value.includes('-')
  );
}

const smallTalk =
  /\b(?:the|your|you|a|an|is|are|was|be|to|of|for|in|on|with|and|or|not|no|must|please|enter|invalid|incorrect|wrong|forgot|reset|new|current|confirm|required|should|this|that|will|can|cannot|must|at|least|characters?)\b/i;

function isPassphrase(value: string): boolean {
  const words = value.split(/\s+/);
  // How a mail provider prints the passwords it makes for programs.
  if (/^[a-z]{4}(?: [a-z]{4}){3}$/.test(value)) return true;
  if (words.length > 8 || smallTalk.test(value)) return false;
  return words.length >= 4
    ? /^[a-z0-9 -]+$/.test(value)
    : words.length <= 3 && /\d/.test(value) && /[^\w\s]/.test(value);
}

/** Letters, digits and the signs that rules for passwords ask for, and nothing that code or an address needs. */
function isTyped(value: string): boolean {
  return (
    /^\w[\w!@#$%^&*?-]{7,60}$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    /[!#$%^&*?]|@(?!\w+\.)/.test(value)
  );
}

function isToken(value: string, context: ValueContext): boolean {
  if (value.length < 8 || value.length > 1_000 || /\s/.test(value)) return false;
  if (uuid.test(value) || isRandom(value)) return true;
  // A person chose it: words alone may be a name of something; a digit or sign among them says otherwise.
  const isChosen = /\d/.test(value) && /[A-Za-z]/.test(value) && mixing(value) > 0.25 && value.length >= 10;
  if (isTyped(value)) return true;
  if (!context.isSetting) return false;
  if (isStrong(value) || (value.length >= 10 && /^[A-Za-z]+$/.test(value) && isJumbled(value))) return true;
  return (isChosen && !isMadeOfWords(value)) || /^[A-Za-z!@#$%^&*-]{8,40}\d{2,6}[!@#$%^&*]?$/.test(value);
}

/** A way to a member: `settings.password`. */
function isMember(value: string): boolean {
  return /^\w+(?:\.\w+){1,6}$/.test(value) && !isRandom(value);
}

/** Whether a value of such a name is a secret. */
export function isSecretValue(value: string, name: NameClass, context: ValueContext): boolean {
  // Asked first: what follows reads all of it several times.
  if (value.length < 4 || value.length > (name === 'password' ? 200 : 512)) return false;
  if (isForbidden(value)) return false;
  if (!context.isSetting && isMember(value)) return false;
  if (!context.isSetting && codeLike.test(value) && !/[^\w()[\]{};.:>=&|+ -]/.test(value)) return false;
  return name === 'password' ? isPassword(value, context) : isToken(value, context);
}

/** What no sentence holds: for prose, where a word behind a name is mostly the next word. */
export function isStrong(value: string): boolean {
  return (
    (value.length >= 16 && isRandom(value)) ||
    (value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && /[^\w.:/-]/.test(value))
  );
}

/** Expressions of this module that meet values of strangers. */
export const valuePatterns: readonly RegExp[] = [
  uuid,
  hex,
  digest,
  passwordHash,
  settingName,
  versionRange,
  publicMatter,
  codeLike,
  smallTalk,
];
