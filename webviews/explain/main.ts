/**
 * The page that explains a finding. The bundle of this file is `dist/webviews/explain.js` (with `explain.css`), loaded
 * by `renderPage` of src/contract/webview. It asks its host for everything; code reaches it masked.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  explainHostMessageSchema,
  explainView,
  explainViewStateSchema,
} from '../../src/contract/webview/explain-view.ts';
import { connectEditor } from '../host.ts';
import { VireoExplain } from './explain-app.ts';

const view = document.querySelector(explainView.rootElement);
if (view instanceof VireoExplain) {
  view.connect(connectEditor({ incoming: explainHostMessageSchema, state: explainViewStateSchema }));
}
