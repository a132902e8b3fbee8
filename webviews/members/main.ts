/**
 * The page Members & Keys. The bundle of this file is `dist/webviews/members.js` (with `members.css`), loaded by
 * `renderPage` of src/contract/webview. What a role may do is the host's to say.
 */
import '../components/tokens.css';
import { connectEditor } from '../host.ts';
import { isFlag, isText, listOf, oneOf, optional, shapeOf, textUpTo } from '../state-guards.ts';
import { VireoMembers } from './members-app.ts';
import { roleNames } from './members-parts.ts';
import type { InviteDraft, KeyDraft, MembersViewState } from './messages.ts';

const view = document.querySelector('vireo-members');
if (view instanceof VireoMembers) {
  view.connect(
    connectEditor({
      incoming: { content: true, failed: true, made: true, refused: true, ended: true, connection: true },
      state: shapeOf<MembersViewState>({
        invite: optional(shapeOf<InviteDraft>({ email: textUpTo(320), role: oneOf(roleNames) })),
        key: optional(
          shapeOf<KeyDraft>({
            name: textUpTo(200),
            scopes: listOf(textUpTo(60)),
            expiresOn: textUpTo(10),
            isOfOrganization: isFlag,
          }),
        ),
        selected: optional(isText),
      }),
    }),
  );
}
