/** The page *Account*: who is signed in, their address and password, and where else they are signed in. */
import { accountScriptPath, renderWhole, returnScriptPath } from './render-page.ts';

export const ownAccountScriptPath = '/pages/own-account.js';
export const operatorLooksScriptPath = '/pages/operator-looks.js';

export function renderAccountPage(): string {
  return renderWhole(
    'Account',
    [accountScriptPath, operatorLooksScriptPath, ownAccountScriptPath, returnScriptPath],
    `<p id="who"></p>
<p>Work goes on in your editor: this page shows where you are signed in.</p>
<p>Organization: <span id="organization"></span> · <a href="/organizations">Organizations</a></p>
<p><a href="/second-factor">Second factor and passkeys</a></p>
<h2>Language</h2>
<p><label for="language">Mail to you is written in</label>
<select id="language" autocomplete="language" data-done="Saved." data-failed="This was not saved. Try again."><option value="" hidden>Not chosen yet</option><option value="en">English</option><option value="de" lang="de">Deutsch</option></select></p>
<p role="status" id="language-note"></p>
<h2 id="sessions-title" tabindex="-1">Sessions</h2>
<ul id="sessions"></ul>
<p role="alert" class="alert"></p>
<button type="button" id="sign-out">Sign Out</button>
<section id="operator" aria-labelledby="looks-title" hidden>
<h2 id="looks-title" tabindex="-1">Operator: organizations that you look into</h2>
<ul id="looks"></ul>
<p role="status" id="looks-note"></p>
</section>
<h2>Address and password</h2>
<p id="address" data-confirmed="Your address is confirmed." data-unconfirmed="Your address is not confirmed. A forgotten password is reset by mail only where the address was confirmed before."></p>
<form method="post" id="confirm-address" data-route="/api/v1/auth/verify" data-done="A mail with a link is on its way. It holds for 30 minutes." hidden>
${ending('Confirm Address')}
</form>
<details>
<summary>Change password</summary>
<form method="post" data-route="/api/v1/auth/change-password" data-done="Your password was changed, and your other sessions have ended.">
<label for="change-password">Current password</label>
<input id="change-password" name="password" type="password" autocomplete="current-password" required>
<label for="change-newPassword">New password</label>
<input id="change-newPassword" name="newPassword" type="password" autocomplete="new-password" aria-describedby="change-hint" required>
<p class="hint" id="change-hint">At least twelve characters, and none of the commonest.</p>
${ending('Change Password')}
</form>
</details>
<details>
<summary>Change address</summary>
<form method="post" data-route="/api/v1/auth/address" data-done="A mail with a link is on its way to each of the two addresses. The new one counts once both are confirmed.">
<label for="address-email">New email address</label>
<input id="address-email" name="email" type="email" autocomplete="email" required>
<label for="address-password">Password</label>
<input id="address-password" name="password" type="password" autocomplete="current-password" required>
${ending('Change Address')}
</form>
</details>`,
  );
}

function ending(button: string): string {
  return `<p role="alert" class="alert"></p>
<button type="submit">${button}</button>
<p role="status"></p>`;
}
