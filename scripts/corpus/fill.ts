/**
 * Puts values into the cases about secrets. A case holds none: a host would refuse a push with one, and every scanner
 * that reads this repository would report it. Where one belongs the case says how it is made, inside guillemets,
 * innermost first, and the same case always gets the same values:
 * - `«token:github-personal-token»` a value of a format in src/scanner/rules/secrets, its checksum included
 * - `«made:[A-Za-z0-9]{32}»` a text that fits a regular expression, each letter as likely as the others
 * - `«base64:app:«made:\w{16}»»` what stands inside, in base 64
 * - `«split:" + ":…»` what stands behind the second colon, in the middle broken by what stands before it
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashText } from '../../src/scanner/hash.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { encodeBase64 } from '../../src/scanner/secrets/base64.ts';
import { makeFrom, makeToken, type Random, randomFrom } from '../../src/scanner/secrets/token-generator.ts';

type Fill = (argument: string, random: Random) => string;

const fills: Readonly<Record<string, Fill>> = {
  token: (id, random) => {
    const format = ruleSet.secrets?.find((each) => each.id === id);
    if (format === undefined) throw new Error(`No format of secrets is called ${id}.`);
    return makeToken(format, random);
  },
  made: (expression, random) => makeFrom(expression, random),
  base64: (text) => encodeBase64(text),
  split: (argument) => {
    const colon = argument.indexOf(':');
    const [between, text] = [argument.slice(0, colon), argument.slice(colon + 1)];
    const middle = Math.floor(text.length / 2);
    return text.slice(0, middle) + between + text.slice(middle);
  },
};

const innermost = /«(\w+):([^«»]*)»/g;

/** A case as a scanner gets to see it; `seed` is the path of its file below the folder of the cases. */
export function fillCase(text: string, seed: string): string {
  const random = randomFrom(Number.parseInt(hashText(seed).slice(0, 8), 16));
  let filled = text;
  for (let before = ''; before !== filled; ) {
    before = filled;
    filled = before.replace(innermost, (_all, name: string, argument: string) => {
      const fill = fills[name];
      if (fill === undefined) throw new Error(`${seed}: there is no «${name}:…».`);
      return fill(argument, random);
    });
  }
  return filled;
}

/** Fills the cases about secrets in a copy of the folder of the cases. */
export function fillCases(folder: string): void {
  for (const file of readdirSync(path.join(folder, 'secrets'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const whole = path.join(file.parentPath, file.name);
    const seed = path.relative(folder, whole).split(path.sep).join('/');
    writeFileSync(whole, fillCase(readFileSync(whole, 'utf8'), seed));
  }
}
