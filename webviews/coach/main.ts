/**
 * The coach's page. The bundle of this file is `dist/webviews/coach.js` (with `coach.css`), loaded by `renderPage`
 * of src/contract/webview. It may import what webviews/invoice/main.ts may.
 */
import '../no-eval.ts';
import '../components/tokens.css';
import {
  coachHostMessageSchema,
  coachView,
  coachViewStateSchema,
} from '../../src/contract/webview/coach-view.ts';
import { connectEditor } from '../host.ts';
import { VireoCoach } from './coach-app.ts';

const view = document.querySelector(coachView.rootElement);
if (view instanceof VireoCoach) {
  view.connect(connectEditor({ incoming: coachHostMessageSchema, state: coachViewStateSchema }));
}
