/**
 * The page *Client*. The bundle of this file is `dist/webviews/client.js` (with `client.css`), loaded by `renderPage` of
 * src/contract/webview. It checks what is typed; its host saves.
 */
import '../components/tokens.css';
import { formState } from '../components/form/form-state.ts';
import { connectEditor } from '../host.ts';
import { VireoClient } from './client-app.ts';

const view = document.querySelector('vireo-client');
if (view instanceof VireoClient) {
  view.connect(
    connectEditor({
      incoming: { content: true, refused: true, failed: true, connection: true, typed: true },
      state: formState,
    }),
  );
}
