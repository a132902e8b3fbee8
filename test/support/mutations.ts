/** Damaged copies of real files, the same for the same seed: what a scanner meets in half-typed and broken code. */

/** Between 0 and 1 (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const at = (bytes: Buffer, random: Random): number => Math.floor(random() * bytes.length);

const truncate: Mutation = (bytes, random) => bytes.subarray(0, at(bytes, random));

const flipBytes: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes);
  for (let turn = 0; turn < 1 + random() * 20 && copy.length > 0; turn += 1)
    copy[at(copy, random)] = Math.floor(random() * 256);
  return copy;
};

const swapTokens: Mutation = (bytes, random) => {
  const tokens = bytes.toString('utf8').split(/\b/);
  for (let turn = 0; turn < 1 + random() * 10 && tokens.length > 0; turn += 1) {
    const one = Math.floor(random() * tokens.length);
    const other = Math.floor(random() * tokens.length);
    [tokens[one], tokens[other]] = [tokens[other] ?? '', tokens[one] ?? ''];
  }
  return Buffer.from(tokens.join(''));
};

const dropLines: Mutation = (bytes, random) =>
  Buffer.from(
    bytes
      .toString('utf8')
      .split('\n')
      .filter(() => random() > 0.1)
      .join('\n'),
  );

const repeatPiece: Mutation = (bytes, random) => {
  const from = at(bytes, random);
  const piece = bytes.subarray(from, from + 1 + Math.floor(random() * 60));
  const copies = Array.from({ length: 1 + Math.floor(random() * 400) }, () => piece);
  return Buffer.concat([bytes.subarray(0, from), ...copies, bytes.subarray(from)]);
};

const openers = [
  '(',
  '[',
  '{',
  '((',
  '`${',
  'if (a) {',
  'f(',
  '[[',
  '"',
  "'",
  '"""',
  '/*',
  '<a>',
  '- ',
  'a: {',
];

const nest: Mutation = (bytes, random) => {
  const from = at(bytes, random);
  const opener = openers[Math.floor(random() * openers.length)] ?? '(';
  const deep = Buffer.from(opener.repeat(1 + Math.floor(random() * 2000)));
  return Buffer.concat([bytes.subarray(0, from), deep, bytes.subarray(from)]);
};

const splice: Mutation = (bytes, random) => {
  const [one, other] = [at(bytes, random), at(bytes, random)].sort((a, b) => a - b);
  return Buffer.concat([bytes.subarray(other), bytes.subarray(0, one)]);
};

const mutations: readonly Mutation[] = [
  truncate,
  flipBytes,
  swapTokens,
  dropLines,
  repeatPiece,
  nest,
  splice,
];

/** One to three damages after another. */
export function mutate(bytes: Buffer, random: Random): Buffer {
  let damaged = bytes;
  for (let turn = 0; turn < 1 + Math.floor(random() * 3); turn += 1) {
    const mutation = mutations[Math.floor(random() * mutations.length)] ?? truncate;
    damaged = mutation(damaged, random);
  }
  return damaged;
}
