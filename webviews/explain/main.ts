/**
 * The page that explains a finding. The bundle of this file is `dist/webviews/explain.js` (with `explain.css`), loaded
 * by `renderPage` of src/contract/webview. It asks its host for everything; code reaches it masked.
 */
import '../components/tokens.css';
import './syntax/palettes.css';
import { connectEditor } from '../host.ts';
import { either, isCount, isText, oneOf, optional, shapeOf } from '../state-guards.ts';
import { VireoExplain } from './explain-app.ts';
import type { ExplainTarget, ExplainViewState } from './messages.ts';

type Target<Kind> = Extract<ExplainTarget, { kind: Kind }>;

const isTarget = either(
  shapeOf<Target<'finding'>>({ kind: oneOf(['finding']), uri: isText, fingerprint: isText }),
  either(
    shapeOf<Target<'record'>>({ kind: oneOf(['record']), id: isText }),
    shapeOf<Target<'rule'>>({ kind: oneOf(['rule']), ruleId: isText }),
  ),
);

const view = document.querySelector('vireo-explain');
if (view instanceof VireoExplain) {
  view.connect(
    connectEditor({
      incoming: { explanation: true, missing: true, updating: true, done: true, focus: true },
      state: shapeOf<ExplainViewState>({ target: isTarget, step: optional(isCount) }),
    }),
  );
}
