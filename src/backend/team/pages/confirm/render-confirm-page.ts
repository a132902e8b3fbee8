/** The page on which a person proves by a passkey that it is they who ask in their editor. */
import { renderWhole } from '../render-page.ts';

export const confirmScriptPath = '/pages/confirm.js';

export function renderConfirmPage(): string {
  return renderWhole(
    'Confirm that it’s you',
    [confirmScriptPath],
    `<form method="post" id="asked" hidden>
<h2 tabindex="-1">Does your editor show this code?</h2>
<p class="code" id="shown"></p>
<dl>
<dt>Account</dt><dd id="who"></dd>
<dt>Device</dt><dd id="device"></dd>
<dt>Asked from</dt><dd id="place" data-same="the network of this browser" data-other="another network than this browser"></dd>
<dt>Asked at</dt><dd id="time"></dd>
</dl>
<p class="warning">Go on only if you have just begun this yourself, on a device in front of you. Did another person send you this link? Then choose Deny: they may be in your account, so end that session on the page of your account, too.</p>
<button type="submit" id="confirm">Yes, Confirm with a Passkey</button>
<button type="button" id="deny">Deny</button>
</form>
<p role="alert" class="alert"></p>
<p role="status" tabindex="-1" data-confirm="It is confirmed for five minutes. You can close this page and return to your editor." data-deny="It was refused." hidden></p>`,
  );
}
