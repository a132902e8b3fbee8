/**
 * Makes values of a format from its own expression, every letter of a class as likely as the others, and with the
 * checksum it ought to have. Tests and the rule compiler use it: a token that somebody wrote down would look like a
 * real one to whoever scans this repository.
 */
import type { SecretFormat, TokenCheck } from '../rules/secret-data.ts';
import { encodeBase64 } from './base64.ts';
import { githubChecksum, gitlabChecksum, npmChecksum } from './checksums.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

/** Numbers by chance for tests, the same for the same seed; no secret is made of them. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Make = (random: Random) => string;

const classes: Readonly<Record<string, string>> = {
  d: '0123456789',
  w: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_',
  s: ' ',
  S: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  t: '\t',
  n: '\n',
};
/** What a negated class is filled from. */
const plain = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

function pick(letters: string, random: Random): string {
  return letters[Math.floor(random() * letters.length)] ?? '';
}

/** A reader of the part of regular expressions that formats use: no references, no look-behind. */
class ExpressionReader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  readAlternatives(): Make {
    const choices = [this.readSequence()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      choices.push(this.readSequence());
    }
    return (random) => choices[Math.floor(random() * choices.length)]?.(random) ?? '';
  }

  private readSequence(): Make {
    const parts: Make[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? ''))
      parts.push(this.readRepeated());
    return (random) => parts.map((part) => part(random)).join('');
  }

  private readRepeated(): Make {
    const one = this.readAtom();
    const found = /^(?:\{(\d+)(?:,(\d+))?\}|[?*+])\??/.exec(this.source.slice(this.at));
    if (found === null) return one;
    this.at += found[0].length;
    const [sign = '', low, high] = found;
    const least = low === undefined ? Number(sign.startsWith('+')) : Number(low);
    const most = high === undefined ? (low === undefined ? 1 : least) : Math.min(Number(high), least + 12);
    return (random) => {
      const count = least + Math.floor(random() * (most - least + 1));
      return Array.from({ length: count }, () => one(random)).join('');
    };
  }

  private readAtom(): Make {
    const sign = this.source[this.at] ?? '';
    if (sign === '(') return this.readGroup();
    if (sign === '[') return this.readClass();
    this.at += 1;
    if (sign === '^' || sign === '$') return () => '';
    if (sign !== '\\') return () => sign;
    const escaped = this.source[this.at] ?? '';
    this.at += 1;
    const letters = classes[escaped];
    return letters === undefined ? () => escaped : (random) => pick(letters, random);
  }

  private readGroup(): Make {
    const opening = /^\((?:\?<\w+>|\?:|\?[=!])?/.exec(this.source.slice(this.at))?.[0] ?? '(';
    this.at += opening.length;
    const inner = this.readAlternatives();
    this.at += 1;
    return opening === '(?=' || opening === '(?!' ? () => '' : inner;
  }

  private readClass(): Make {
    const end = this.endOfClass();
    const body = this.source.slice(this.at + 1, end);
    this.at = end + 1;
    const letters = body.startsWith('^') ? plain : lettersOf(body);
    return (random) => pick(letters, random);
  }

  private endOfClass(): number {
    let at = this.at + 1;
    while (this.source[at] !== ']') at += this.source[at] === '\\' ? 2 : 1;
    return at;
  }
}

function lettersOf(body: string): string {
  let letters = '';
  for (const [, escaped, from, to, single] of body.matchAll(/\\(.)|([^\\])-([^\\\]])|(.)/g)) {
    if (escaped !== undefined) letters += classes[escaped] ?? escaped;
    else if (from !== undefined && to !== undefined) letters += between(from, to);
    else letters += single ?? '';
  }
  return letters;
}

function between(from: string, to: string): string {
  const first = from.charCodeAt(0);
  return String.fromCharCode(
    ...Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, index) => first + index),
  );
}

/** A text that fits an expression. */
export function makeFrom(expression: string, random: Random): string {
  return new ExpressionReader(expression).readAlternatives()(random);
}

function urlSafe(text: string): string {
  return encodeBase64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function makeJwt(random: Random): string {
  const header = urlSafe('{"alg":"HS256","typ":"JWT"}');
  const subject = makeFrom('[a-z0-9]{12}', random);
  const payload = urlSafe(`{"sub":"${subject}","iat":17${makeFrom('\\d{8}', random)}}`);
  return `${header}.${payload}.${makeFrom('[A-Za-z0-9_-]{43}', random)}`;
}

const finishers: Readonly<Record<TokenCheck, (token: string, random: Random) => string>> = {
  'github-crc32': (token) => {
    const split = token.lastIndexOf('_') + 1;
    const body = token.slice(split, -6);
    return token.slice(0, split) + body + githubChecksum(body);
  },
  'npm-crc32': (token) => token.slice(0, -6) + npmChecksum(token.slice(4, -6)),
  'gitlab-crc32': (token) => token.slice(0, -7) + gitlabChecksum(token.slice(0, -7)),
  jwt: (_token, random) => makeJwt(random),
  'aws-account': (token, random) => `${token.slice(0, 4)}Q${makeFrom('[A-Z2-7]{15}', random)}`,
  discord: (token, random) => urlSafe(makeFrom('[78]\\d{17}', random)) + token.slice(token.indexOf('.')),
  basic: (_token, random) =>
    encodeBase64(`svc-${makeFrom('[a-z]{5}', random)}:${makeFrom('[A-Za-z0-9]{14}', random)}`),
};

/** The whole of a match of a format with a pattern (what surrounds the secret included), or a value of one without. */
export function makeToken(format: SecretFormat, random: Random): string {
  const source = format.pattern ?? format.value;
  if (source === undefined) throw new Error(`${format.id} has nothing to make a token from`);
  const made = makeFrom(source, random);
  if (format.check === undefined) return made;
  const finish = finishers[format.check];
  const secret = new RegExp(source, format.ignoreCase === true ? 'i' : '').exec(made)?.groups?.['secret'];
  return secret === undefined ? finish(made, random) : made.replace(secret, () => finish(secret, random));
}
