/** The pages on which an account of several organizations chooses one, and joins another one. */
import type { FormPage } from './pages.ts';
import { countryScriptPath, renderCountry } from './render-country.ts';
import { renderForm, renderWhole, returnScriptPath } from './render-page.ts';

export const organizationsScriptPath = '/pages/organizations.js';
export const joinScriptPath = '/pages/join.js';

export function renderOrganizationsPage({
  openRegistration,
}: {
  readonly openRegistration: boolean;
}): string {
  return renderWhole(
    'Organizations',
    [organizationsScriptPath, ...(openRegistration ? [countryScriptPath] : []), returnScriptPath],
    `<p>This browser shows one of them at a time. Your other devices stay in theirs.</p>
<ul id="organizations" data-unnamed="An organization without a name" data-org_admin="administrator" data-super_admin="super administrator" data-user="user" data-approver="approver" data-viewer="viewer" data-billing_admin="billing" data-support_agent="support"></ul>
<p role="alert" class="alert"></p>
${openRegistration ? creation() : ''}
<p><a href="/account">Account</a></p>`,
  );
}

const creation = () => `<h2>Another organization</h2>
<form method="post">
<label for="name">Name of your organization</label>
<input id="name" name="name" type="text" autocomplete="organization" maxlength="200" required>
${renderCountry()}
<button type="submit">Create</button>
</form>`;

/** The form makes a new account; who is signed in joins with theirs. */
export function renderJoinPage(page: FormPage): string {
  return renderForm(
    { ...page, below: [] },
    {
      scripts: [joinScriptPath],
      above: `<section id="signed-in" hidden>
<p>You are signed in as <span class="who"></span>.</p>
<button type="button" id="accept">Join with This Account</button>
<p role="alert" class="alert"></p>
<h2>Or with a new account</h2>
</section>`,
      beneath: '<p><a id="have-account" href="/sign-in">Sign in with an account that you have</a></p>',
    },
  );
}
