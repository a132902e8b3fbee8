/**
 * The Approvals page. The bundle of this file is `dist/webviews/approvals.js` (with `approvals.css`), loaded by
 * `renderPage` of src/contract/webview. It asks its host for everything.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isText, optional, shapeOf, tableOf } from '../state-guards.ts';
import { VireoApprovals } from './approvals-app.ts';
import type { ApprovalsViewState, CommentDraft } from './messages.ts';

const view = document.querySelector('vireo-approvals');
if (view instanceof VireoApprovals) {
  view.connect(
    connectEditor({
      incoming: { weeks: true, week: true, decided: true, commented: true, failed: true },
      state: shapeOf<ApprovalsViewState>({
        openId: optional(isText),
        drafts: optional(tableOf(isText, shapeOf<CommentDraft>({ name: isText, text: isText }))),
      }),
    }),
  );
}
