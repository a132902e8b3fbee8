/** What conditions are made into, and what they look at and answer. */
import type { Place, Viewpoint } from './config-path.ts';
import type { Truth } from './config-values.ts';
import type { ConfigFile, ConfigResource } from './tree.ts';

/** What a condition looks at. */
export interface View extends Viewpoint {
  readonly file: ConfigFile;
}

/** Whether a condition holds, and the place that says so. */
export interface Answer {
  readonly truth: Truth;
  /** What made it true: found, or the nearest thing to what is missing. */
  readonly place?: Place | undefined;
}

/** A rule's condition, compiled. Its truth is undefined where only a run of the program could tell. */
export type Condition = (view: View) => Answer;

/** A named test in code. */
export type ConfigCheck = (resource: ConfigResource, file: ConfigFile, here: Place) => Answer;

/** Tests in code, by the name that rules ask for them. */
export type ConfigChecks = Readonly<Record<string, ConfigCheck>>;
