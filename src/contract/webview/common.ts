/** Messages that every webview speaks, whatever it shows. */
import * as z from 'zod';

/** View → host, once a load: the script runs and listens. The host answers with the view's whole content. */
export const readySchema = z.object({ type: z.literal('ready') });

/**
 * View → host: something in the view broke (an exception, a message outside the contract). The host writes it
 * to the output channel; it holds no content of the message.
 */
export const viewFailedSchema = z.object({ type: z.literal('viewFailed'), message: z.string().max(2_000) });
export type ViewFailed = z.infer<typeof viewFailedSchema>;

/** Host → view: whether what is shown is live. `asOf` is the instant (ISO 8601, UTC) of the last answer. */
export const connectionSchema = z.object({
  type: z.literal('connection'),
  state: z.enum(['online', 'reconnecting', 'offline']),
  asOf: z.string().optional(),
});
export type Connection = z.infer<typeof connectionSchema>;

/**
 * Host → view: the button that helps while Vireo service cannot be reached, such as *Sign In Again*; empty where it is enough to
 * load again. It is the page's own to hear (webviews/way-on.ts).
 */
export interface WayOn {
  readonly type: 'wayOn';
  /** In the user's language. */
  readonly label: string;
}

/** View → host: that button was pressed. */
export const takeWayOnSchema = z.object({ type: z.literal('takeWayOn') });
export type TakeWayOn = z.infer<typeof takeWayOnSchema>;

/**
 * Host → view: what the role of the user does not meet (contract/policy/needs.ts). It is the page's own to hear (webviews/host.ts):
 * elements that say `data-needs` leave, and views ask `may`.
 */
export interface Rights {
  readonly type: 'rights';
  readonly refused: readonly string[];
}
