/**
 * The page Notification Settings. The bundle of this file is `dist/webviews/notifications.js` (with
 * `notifications.css`), loaded by `renderPage` of src/contract/webview.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { shapeOf } from '../state-guards.ts';
import { VireoNotifications } from './notifications-app.ts';

const view = document.querySelector('vireo-notifications');
if (view instanceof VireoNotifications) {
  view.connect(
    connectEditor({
      incoming: { content: true, failed: true, connection: true },
      state: shapeOf<Record<never, never>>({}),
    }),
  );
}
