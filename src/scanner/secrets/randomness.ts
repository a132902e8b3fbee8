/** Shannon entropy of a text in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 97 && code <= 122) return 2;
  if (code >= 65 && code <= 90) return 3;
  return 4;
}

/** Share of neighbours of different kind (small, capital, digit, other): words stay below a third. */
export function mixing(text: string): number {
  let changes = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (classOf(text.charCodeAt(at)) !== classOf(text.charCodeAt(at - 1))) changes += 1;
  }
  return text.length < 2 ? 0 : changes / (text.length - 1);
}

/** Pairs of letters that words of English, German and French and names in code hold often, by first letter. */
const pairs: Readonly<Record<string, string>> = {
  a: 'bcdfgiklmnprstuvy',
  b: 'aeiloruys',
  c: 'aehiklortuc',
  d: 'aeiodruby',
  e: 'abcdefgilmnprstuvxyh',
  f: 'aefioltru',
  g: 'aehilnorug',
  h: 'aeiotru',
  i: 'abcdefglmnoprstvz',
  j: 'aeous',
  k: 'aeinslo',
  l: 'adefiklotuysv',
  m: 'abeimopsuy',
  n: 'acdefginostukv',
  o: 'abcdfgiklmnoprstuvw',
  p: 'aehiloprstu',
  q: 'u',
  r: 'acdegiklmnorstuvyb',
  s: 'acehiklmopqstuwy',
  t: 'aehilorstuywc',
  u: 'abcdegilmnprst',
  v: 'aeio',
  w: 'aehinor',
  x: 'aecipt',
  y: 'aelmnopst',
  z: 'aeioz',
};

/** Share of neighbouring letters that are rare in words; digits and signs are not counted. */
export function oddness(text: string): number {
  const lower = text.toLowerCase();
  let counted = 0;
  let odd = 0;
  for (let at = 1; at < lower.length; at += 1) {
    const followers = pairs[lower[at - 1] ?? ''];
    const next = lower[at] ?? '';
    if (followers === undefined || next < 'a' || next > 'z') continue;
    counted += 1;
    if (!followers.includes(next)) odd += 1;
  }
  return counted === 0 ? 0 : odd / counted;
}

/** A name made of words, as `WindowsSelectorEventLoopPolicy`: chance writes one in some ten thousand like that. */
export function isJoinedWords(text: string): boolean {
  return text.length >= 28 && (text.match(/\d/g)?.length ?? 0) <= 2 && oddness(text) < 0.18;
}

/** Share of characters that follow from the one before: the same, the next or the previous in the alphabet. */
function orderliness(text: string): number {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    if (step >= -1 && step <= 1) steps += 1;
  }
  return text.length < 2 ? 1 : steps / (text.length - 1);
}

function isRepeated(text: string): boolean {
  for (let period = 1; period <= 10 && period * 2 <= text.length; period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return true;
  }
  return false;
}

/** Typed, not drawn: one character again and again, a repeated piece, a run through alphabet or digits. */
export function isPatterned(text: string): boolean {
  if (text.length >= 6 && new Set(text).size <= 2) return true;
  if (text.length >= 20 && new Set(text).size <= 5) return true;
  return orderliness(text) > 0.6 || (text.length >= 8 && isRepeated(text));
}
