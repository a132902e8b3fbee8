/** What conditions are made into, and what they look at and answer. */
import type { Place, Viewpoint } from './config-path.ts';
import type { Truth } from './config-values.ts';
import type { ConfigFile, ConfigResource } from './tree.ts';

/** What a condition looks at. */
export interface View extends Viewpoint {
  readonly file: ConfigFile;
}

export interface Answer {
  readonly truth: Truth;
  /** What made it true: found, or the nearest thing to what is missing. */
  readonly place?: Place | undefined;
}

export type Condition = (view: View) => Answer;

/** A named test in code. */
export type ConfigCheck = (resource: ConfigResource, file: ConfigFile, here: Place) => Answer;

export type ConfigChecks = Readonly<Record<string, ConfigCheck>>;
