/**
 * Places of an explanation in an editor beside the panel: the cursor goes there and the range is marked. The mark is
 * a decoration, not a selection, so that what is typed next replaces nothing. One way back, to where the cursor was.
 */
import * as vscode from 'vscode';
import type { Place } from '../../../../../webviews/explain/host/explained-code.ts';
import type { FindingRange } from '../../../../contract/findings.ts';
import type { Disposable } from '../../../../pages/disposables.ts';

interface Origin {
  readonly document: vscode.TextDocument;
  readonly selection: vscode.Selection;
}

export class EditorPlaces implements Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    outline: '1px solid',
    outlineColor: new vscode.ThemeColor('focusBorder'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private origin: Origin | undefined;
  private marked: vscode.TextEditor | undefined;
  /** Where the cursor was put last: its arriving there is nobody's choice of another finding. */
  private put: { readonly uri: string; readonly position: vscode.Position } | undefined;

  /** False when the file cannot be opened. `panelColumn` is left alone. */
  async reveal(place: Place, enter: boolean, panelColumn: vscode.ViewColumn | undefined): Promise<boolean> {
    this.origin ??= currentOrigin();
    const document = await openDocument(place.uri);
    if (document === undefined) return false;
    const range = document.validateRange(toRange(place.range));
    this.put = { uri: document.uri.toString(), position: range.start };
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: columnFor(document, panelColumn),
      preserveFocus: !enter,
      selection: new vscode.Range(range.start, range.start),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.clear();
    this.marked = editor;
    editor.setDecorations(this.mark, [range]);
    if (enter) this.origin = undefined;
    return true;
  }

  /** Back to where the cursor was before the walk; without a walk to the editor that is there. */
  async leave(panelColumn: vscode.ViewColumn | undefined): Promise<void> {
    this.clear();
    const origin = this.origin ?? currentOrigin();
    this.origin = undefined;
    if (origin === undefined || origin.document.isClosed) {
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
      return;
    }
    this.put = { uri: origin.document.uri.toString(), position: origin.selection.active };
    await vscode.window.showTextDocument(origin.document, {
      viewColumn: columnFor(origin.document, panelColumn),
      selection: origin.selection,
    });
  }

  /** Whether the cursor stands where this put it. */
  isOwn({ document }: vscode.TextEditor, { active }: vscode.Selection): boolean {
    return this.put?.uri === document.uri.toString() && this.put.position.isEqual(active);
  }

  clear(): void {
    this.marked?.setDecorations(this.mark, []);
    this.marked = undefined;
  }

  dispose(): void {
    this.clear();
    this.mark.dispose();
  }
}

export function toRange({ startLine, startColumn, endLine, endColumn }: FindingRange): vscode.Range {
  return new vscode.Range(startLine, startColumn, endLine, endColumn);
}

/** Undefined when it is not there, or not text. */
export async function openDocument(uri: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

/** Where the document is shown already, else beside the panel, else where code usually is. */
export function columnFor(
  { uri }: vscode.TextDocument,
  panelColumn: vscode.ViewColumn | undefined,
): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors.filter(
    ({ viewColumn }) => viewColumn !== undefined && viewColumn !== panelColumn,
  );
  const shown = editors.find(({ document }) => document.uri.toString() === uri.toString());
  const column = (shown ?? editors[0])?.viewColumn;
  if (column !== undefined) return column;
  return panelColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
}

function currentOrigin(): Origin | undefined {
  const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  return editor && { document: editor.document, selection: editor.selection };
}
