/**
 * The Stack page. The bundle of this file is `dist/webviews/stack.js` (with `stack.css`), loaded by `renderPage` of
 * src/contract/webview. It asks its host for everything.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  stackHostMessageSchema,
  stackView,
  stackViewStateSchema,
} from '../../src/contract/webview/stack-view.ts';
import { connectEditor } from '../host.ts';
import { VireoStack } from './stack-app.ts';

const view = document.querySelector(stackView.rootElement);
if (view instanceof VireoStack) {
  view.connect(connectEditor({ incoming: stackHostMessageSchema, state: stackViewStateSchema }));
}
