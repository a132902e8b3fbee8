/**
 * The Week. The bundle of this file is `dist/webviews/week.js` (with `week.css`), loaded by `renderPage` of
 * src/contract/webview. What is saved is the host's to say.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  weekHostMessageSchema,
  weekView,
  weekViewStateSchema,
} from '../../src/contract/webview/week-view.ts';
import { connectEditor } from '../host.ts';
import { VireoWeek } from './week-app.ts';

const view = document.querySelector(weekView.rootElement);
if (view instanceof VireoWeek) {
  view.connect(connectEditor({ incoming: weekHostMessageSchema, state: weekViewStateSchema }));
}
