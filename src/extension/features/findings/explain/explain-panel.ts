/** The page that explains a finding in a panel of the editor, and the code beside it. */
import * as vscode from 'vscode';
import { ExplainPage } from '../../../../../webviews/explain/host/explain-host.ts';
import type { ExplainedCode, Found } from '../../../../../webviews/explain/host/explained-code.ts';
import type { ExplainTarget } from '../../../../../webviews/explain/messages.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { suppressInSource } from '../suppress-in-source.ts';
import { applyFix } from './apply-fix.ts';
import { toMention } from './ask-coach.ts';
import { EditorPlaces, openDocument } from './editor-places.ts';
import type { ExplainQuestions } from './explain-questions.ts';
import { findOtherOccurrences } from './other-occurrences.ts';

export interface OpenExplanation {
  readonly panel: vscode.WebviewPanel;
  readonly places: EditorPlaces;
  readonly page: ExplainPage;
}

interface Opened {
  readonly questions: ExplainQuestions;
  readonly shown: ShownPage;
  /** What is shown first; of a panel that the editor brings back its target alone. */
  readonly first: Found | ExplainTarget;
}

export function attachExplainPanel(services: Services, { questions, shown, first }: Opened): OpenExplanation {
  const panel = shown.frame;
  const places = new EditorPlaces();
  panel.onDidDispose(() => places.dispose());
  panel.onDidChangeViewState(() => {
    if (!panel.visible) places.clear();
  });
  const code = codeBeside(services, { questions, panel, places });
  const page = new ExplainPage({ ...editorPorts(services), code });
  if ('explanation' in first) page.show(first);
  else page.restore(first);
  hostPage(services, shown, page.define);
  return { panel, places, page };
}

interface Beside {
  readonly questions: ExplainQuestions;
  readonly panel: vscode.WebviewPanel;
  readonly places: EditorPlaces;
}

function codeBeside({ t }: Services, { questions, panel, places }: Beside): ExplainedCode {
  return {
    get isTrusted() {
      return vscode.workspace.isTrusted;
    },
    onDidTrust: (listener) => vscode.workspace.onDidGrantWorkspaceTrust(listener),
    onDidEdit: (listener) =>
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
        listener(document.uri.toString(), contentChanges),
      ),
    onDidFind: (listener) =>
      vscode.languages.onDidChangeDiagnostics(({ uris }) => listener(uris.map((uri) => uri.toString()))),
    ask: (target, near) => questions.ask(target, near),
    findOthers: findOtherOccurrences,
    setTitle: (title) => {
      panel.title = title;
    },
    pathOf: (uri) => vscode.Uri.parse(uri).fsPath,
    reveal: (place, enter) => places.reveal(place, enter, panel.viewColumn),
    clear: () => places.clear(),
    leave: () => places.leave(panel.viewColumn),
    applyFix,
    suppress: async (finding) => {
      if ((await openDocument(finding.place.uri)) === undefined) return false;
      await suppressInSource(t, finding);
      return true;
    },
    toMention,
  };
}
