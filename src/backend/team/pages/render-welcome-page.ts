/** The page after a set-up and after an invitation: three steps to the first recorded hour. */
import { renderWhole, returnScriptPath } from './render-page.ts';

export const welcomePath = '/welcome';
export const welcomeScriptPath = '/pages/welcome.js';
const extensionId = 'vireo.vireo';

/** @param publicUrl where people sign in */
export function renderWelcomePage(publicUrl: string): string {
  return renderWhole(
    'Welcome',
    [welcomeScriptPath, returnScriptPath],
    `<p id="who" data-text="You are signed in here as {email}. Three steps to the first hour:"></p>
<ol class="steps">
<li><div><h2>Install the extension</h2>
<p>In VS Code: <code>${extensionId}</code> <button type="button" class="other" data-copy="${extensionId}" aria-label="Copy ${extensionId}">Copy</button></p></div>
<a class="button" href="vscode:extension/${extensionId}">Install in VS Code</a></li>
<li><div><h2>Sign in</h2>
<p>Run <strong>Vireo: Sign In to a Server…</strong> from the Command Palette.</p>
<p>Server: <code>${publicUrl}</code> <button type="button" class="other" data-copy="${publicUrl}" aria-label="Copy ${publicUrl}">Copy</button></p></div></li>
<li data-for="org_admin" hidden><div><h2>Start the first timer</h2>
<p>Add a client and a project, then choose the timer in the status bar.</p></div></li>
<li data-for="user" hidden><div><h2>Start the first timer</h2>
<p>Choose the timer in the status bar, and the project that you work on.</p></div></li>
<li data-for="other" hidden><div><h2>Open Vireo</h2>
<p>Choose Vireo in the Activity Bar: it shows what your role sees. Your role records no time of its own.</p></div></li>
</ol>
<p role="status"></p>
<p role="alert" class="alert"></p>
<section data-for="org_admin" hidden>
<h2>Working with others?</h2>
<p>Run <strong>Vireo: Open Members &amp; Keys</strong> in VS Code and choose <strong>Invite…</strong> They get a mail that says who invites, as what, and these steps. Without an email account you get a link to hand over.</p>
</section>
<p><a href="/account">Continue in Browser</a></p>`,
  );
}
