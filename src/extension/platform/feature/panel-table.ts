/** What attaches a panel that the editor brings back after a reload, by its type. */
import type * as vscode from 'vscode';
import type { PanelType } from '../../../contract/views.ts';
import type { Disposable } from '../../../pages/disposables.ts';

export type Attach = (panel: vscode.WebviewPanel, kept: unknown) => Promise<void>;

export class PanelTable {
  private readonly attachments = new Map<PanelType, Attach>();

  add(type: PanelType, attach: Attach): Disposable {
    this.attachments.set(type, attach);
    return { dispose: () => this.attachments.delete(type) };
  }

  /** Of a type that no feature has any more, it closes. */
  async restore(type: PanelType, panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const attach = this.attachments.get(type);
    if (attach === undefined) panel.dispose();
    else await attach(panel, kept);
  }
}
