/** What every feature gets; `extension.ts` makes it once. */
import type * as vscode from 'vscode';
import type { Clock } from '../../pages/clock.ts';
import type { Emitter } from '../../pages/emitter.ts';
import type { Records } from '../../pages/records.ts';
import type { Translate } from '../../pages/words.ts';
import type { Backend } from './backend.ts';
import type { CommandTable } from './feature/command-table.ts';
import type { PanelTable } from './feature/panel-table.ts';
import type { RecordOpeners } from './links/record-openers.ts';
import type { MentionSources } from './mentions/mention-sources.ts';
import type { Rights } from './rights/rights.ts';
import type { RowSources } from './rows/row-sources.ts';

export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly backend: Backend;
  /** What the commands do, and what attaches restored panels. */
  readonly commands: CommandTable;
  readonly panels: PanelTable;
  readonly records: Records;
  readonly rights: Rights;
  readonly openers: RecordOpeners;
  readonly mentions: MentionSources;
  readonly rows: RowSources;
  readonly clock: Clock;
  /** Each time that somebody does something in a page of ours: the editor tells of none of it. */
  readonly pageUse: Emitter<void>;
  readonly t: Translate;
  /** Of dates and amounts. */
  readonly locale: string;
}
