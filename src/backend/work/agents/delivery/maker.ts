/** What an agent is that writes files by rules: it says what is to stand where, and the loop offers that for review. */

import type { TextQuestion } from '../../../../contract/work/text-question.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import type { NodeUse } from '../../graphs/graph.ts';

/** The copy of the project that it looks at; paths are relative to the project's folder, with forward slashes. */
export interface MakingPlace {
  readonly tree: RunTree;
  /** Absolute; for tools that read a folder. Nothing is written there but through what is answered. */
  readonly folder: string;
  list(): Promise<readonly string[]>;
  /** Undefined where nothing is. Throws a `RunFileError` for what is no text. */
  read(file: string): Promise<string | undefined>;
}

export interface MadeFiles {
  /** Whole texts by path; undefined removes a file. What is as it was is no change. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Markdown: what was made, from which facts. */
  readonly report: string;
  /** Sentences for the review: what is not known, was left out or has to be looked at. */
  readonly notes: readonly string[];
  /** Of a commit: `Add a container for api`. */
  readonly title: string;
  /** Why nothing could be made of such a project, or of what was asked for: a clause. Absent where something was, or is there. */
  readonly notSupported?: string;
  /** What can be built of it to check it, once it is applied: paths below the project's folder. */
  readonly images?: readonly { readonly file: string; readonly context: string }[];
  /** Whether a person wants them built: else the report says that they are not. */
  readonly asksToBuild?: boolean;
}

/** A text that a person settles before anything is made. */
export interface Settlement {
  /** Of the step: `Reading the description`. */
  readonly title: string;
  /** `Is this the data model?` */
  readonly question: string;
  readonly language: TextQuestion['language'];
  /** Undefined where nothing is to be settled. */
  propose(place: MakingPlace, use: NodeUse): Promise<Pick<TextQuestion, 'text' | 'notes'> | undefined>;
  /** What is wrong with a text: sentences. */
  check(text: string): readonly string[];
}

export interface Maker {
  /** Of the agent. */
  readonly name: string;
  /** Of the step: `Writing the API`. */
  readonly title: string;
  /** What a person settles first; absent where the input says it all. */
  readonly settlement?: Settlement;
  /**
   * Throws an `AgentError` where it cannot be done. Called once a run; what it answers depends on the folder, the input and
   * the settled text alone, which is undefined where nothing had to be settled.
   */
  make(place: MakingPlace, settled: string | undefined): Promise<MadeFiles>;
}
