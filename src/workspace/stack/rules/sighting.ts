import type { Fact } from '../facts/fact.ts';
import type { TechnologyData } from './technology-data.ts';

/** A fact and what it shows. */
export interface Sighting {
  readonly technology: TechnologyData;
  readonly fact: Fact;
}
