/**
 * The coach's page. The bundle of this file is `dist/webviews/coach.js` (with `coach.css`), loaded by `renderPage`
 * of src/contract/webview. It may import what webviews/invoice/main.ts may.
 */
import '../components/tokens.css';
import { mentionKinds } from '../../src/contract/coach/mention-kinds.ts';
import type { Mention } from '../../src/contract/coach/mentions.ts';
import { connectEditor } from '../host.ts';
import { isFlag, isText, listOf, oneOf, optional, shapeOf } from '../state-guards.ts';
import { VireoCoach } from './coach-app.ts';
import type { CoachViewState, TypedIntention } from './messages.ts';

const view = document.querySelector('vireo-coach');
if (view instanceof VireoCoach) {
  view.connect(
    connectEditor({
      incoming: {
        session: true,
        sessions: true,
        frame: true,
        model: true,
        mentions: true,
        completions: true,
        mention: true,
        mentionRefused: true,
        proposal: true,
        found: true,
        run: true,
        compose: true,
        typing: true,
        focus: true,
        checkIn: true,
        checkInSaved: true,
        connection: true,
      },
      state: shapeOf<CoachViewState>({
        sessionId: optional(isText),
        draft: isText,
        mentions: optional(
          listOf(
            shapeOf<Mention>({
              kind: oneOf(mentionKinds),
              label: isText,
              id: optional(isText),
              text: optional(isText),
              isCut: optional(isFlag),
            }),
          ),
        ),
        replaces: optional(isText),
        before: optional(isText),
        checkIn: optional(
          shapeOf<NonNullable<CoachViewState['checkIn']>>({
            week: isText,
            typed: listOf(shapeOf<TypedIntention>({ id: isText, text: isText, over: optional(isText) })),
          }),
        ),
      }),
    }),
  );
}
