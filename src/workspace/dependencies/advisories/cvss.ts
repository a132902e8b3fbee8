/** Scores of CVSS vectors, versions 2 to 4 (https://www.first.org/cvss/), by metaeffekt's calculator. */
import * as imported from 'ae-cvss-calculator';
import { ignore } from '../../ignore-error.ts';

/** It comes as CommonJS that Node.js cannot name the exports of: they lie in the default one, but not in a bundle. */
const library = ('default' in imported ? imported.default : imported) as typeof imported;

/** The base score; undefined for a vector that is none. */
export function scoreOf(vector: string): number | undefined {
  try {
    const score = library.fromVector(vector)?.calculateScores(false).base;
    return typeof score === 'number' && Number.isFinite(score) ? score : undefined;
  } catch (error) {
    ignore(error, 'a vector that breaks its own grammar says nothing');
    return undefined;
  }
}
