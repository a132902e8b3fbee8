/** The page on which a person signs a program in: the code is compared before anything else is asked. */
import { renderWhole } from './render-page.ts';

export const deviceScriptPath = '/pages/device.js';
export const deviceOrganizationScriptPath = '/pages/device-organization.js';

export function renderDevicePage(): string {
  return renderWhole(
    'Sign in a device',
    [deviceScriptPath, deviceOrganizationScriptPath],
    `<p>You are signed in as <span id="who">…</span>.</p>
<form method="post" id="find">
<label for="code">Code that your terminal or editor shows</label>
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required autofocus>
<button type="submit">Continue</button>
</form>
<form method="post" id="asked" hidden>
<h2 tabindex="-1">Does your terminal or editor show this code?</h2>
<p class="code" id="shown"></p>
<dl>
<dt>Device</dt><dd id="device" data-cli="command line" data-editor="editor" data-other="another program"></dd>
<dt>Asked from</dt><dd id="place" data-same="the network of this browser" data-other="another network than this browser"></dd>
<dt>Asked at</dt><dd id="time"></dd>
</dl>
<p class="warning">Go on only if you have just started this sign-in yourself, on a device in front of you. Did another person send you this link or this code, or read it to you? Then it is an attempt to get into your account: choose Deny. Vireo never sends codes.</p>
<label for="organization">Sign it in to</label>
<select id="organization" name="organization" data-unnamed="An organization without a name"></select>
<div id="prove" hidden>
<label for="password">Your password, once more</label>
<input id="password" name="password" type="password" autocomplete="current-password">
<p class="hint">Or <a id="again" href="/sign-in">sign in again</a>.</p>
</div>
<button type="submit" id="approve">Yes, Sign It In</button>
<button type="button" id="deny">Deny</button>
</form>
<p role="alert" class="alert" data-confirmation_needed="You signed in a while ago: type your password, then choose Yes once more." data-invalid="No device waits for this code. Compare it with what your device shows; it holds for ten minutes."></p>
<p role="status" tabindex="-1" data-approve="It is signed in. You can close this page and return to your device." data-deny="It was refused, and gets nothing." hidden></p>`,
  );
}
