/** Which characters do harm in which class of sinks: a text without them is safe there. */
import { type CharacterSet, charactersOf, everything, wordCharacters } from './character-set.ts';

interface Harm {
  readonly sinkClass: string;
  /** Safe once none of one of these sets is left. */
  readonly without: readonly CharacterSet[];
}

const plain = wordCharacters | charactersOf('-');
const lineEnds = charactersOf('\r\n');

const harms: readonly Harm[] = [
  { sinkClass: 'sql', without: [charactersOf('\'"`;\\()#/*=<>|&')] },
  { sinkClass: 'command', without: [everything & ~(plain | charactersOf('.,:/@=+%'))] },
  // Digits, operators and brackets compute a number and name nothing.
  { sinkClass: 'code', without: [everything & ~charactersOf('0123456789+-*/%(). ,<>=!&|?:^~\t')] },
  // Without a separator no way leads out of the folder, nor without dots.
  { sinkClass: 'path', without: [charactersOf('/\\'), charactersOf('.')] },
  { sinkClass: 'html', without: [charactersOf('<>')] },
  { sinkClass: 'header', without: [lineEnds] },
  { sinkClass: 'log', without: [lineEnds] },
  { sinkClass: 'mail', without: [lineEnds] },
  { sinkClass: 'ldap', without: [charactersOf('*()\\\0')] },
  // Without them it is neither markup nor an address that names how it is opened.
  { sinkClass: 'selector', without: [charactersOf('<:')] },
  // A quoted value stays in its place when it holds no such quote.
  { sinkClass: 'xpath', without: [charactersOf("'"), charactersOf('"')] },
  { sinkClass: 'regex', without: [charactersOf('\\^$.*+?()[]{}|')] },
  { sinkClass: 'format', without: [charactersOf('%{}')] },
  // `__proto__` is made of letters and underscores.
  { sinkClass: 'prototype', without: [charactersOf('_')] },
];

const byClass = new Map(harms.map((harm) => [harm.sinkClass, harm.without]));
const byDefault: readonly CharacterSet[] = [everything & ~plain];

/** Bits of the classes that a text without these characters cannot harm. */
export function safeWithout(missing: CharacterSet, classBits: ReadonlyMap<string, number>): number {
  let bits = 0;
  for (const [sinkClass, bit] of classBits) {
    const sets = byClass.get(sinkClass) ?? byDefault;
    if (sets.some((set) => (set & ~missing) === 0n)) bits |= bit;
  }
  return bits;
}
