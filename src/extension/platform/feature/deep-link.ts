/** What opens a record of a kind: the place that shows it, else the command that is run on it. */
import type { CommandId } from '../../../contract/commands.ts';
import type { TreeViewId } from '../../../contract/views.ts';

export interface DeepLink {
  /** A tree with a row for it; `own:…` is what the feature adds to `openers` itself. */
  readonly place?: TreeViewId | `own:${string}`;
  /** Takes the record as its target. */
  readonly command?: CommandId;
}
