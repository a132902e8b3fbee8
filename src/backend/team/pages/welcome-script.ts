/** The script of the page *Welcome*: names the organization, shows the steps of one's role, and copies what they need. */
import type { BrowserWindow } from './browser-window.ts';

export function runWelcomePage({ document, location, navigator, fetch }: BrowserWindow): void {
  const title = document.querySelector('h1');
  const who = document.querySelector('#who');
  const note = document.querySelector('[role=alert]');
  const done = document.querySelector('[role=status]');
  if (title === null || who === null || note === null || done === null) return;

  interface Answer {
    readonly email: string;
    readonly items: readonly { readonly name: string; readonly role: string; readonly isCurrent: boolean }[];
  }
  const ask = async (route: string): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, { credentials: 'same-origin' });
    if (reply.status === 401) location.assign('/sign-in');
    if (!reply.ok) throw new Error('refused');
    return (await reply.json()) as Answer;
  };
  const show = async () => {
    const { email } = await ask('me');
    const current = (await ask('organizations')).items.find(({ isCurrent }) => isCurrent);
    const [name, role] = [current?.name || 'Your organization', `${current?.role}`];
    title.textContent = role === 'org_admin' ? `${name} is ready` : `Welcome to ${name}`;
    who.textContent = `${who.dataset['text']}`.replace('{email}', () => email);
    const shown = role === 'org_admin' || role === 'user' ? role : 'other';
    for (const part of document.querySelectorAll('[data-for]')) part.hidden = part.dataset['for'] !== shown;
  };
  for (const button of document.querySelectorAll('[data-copy]'))
    button.addEventListener('click', () => {
      const text = `${button.dataset['copy']}`;
      navigator.clipboard
        .writeText(text)
        .then(() => {
          done.textContent = `Copied ${text}.`;
        })
        .catch(() => {
          done.textContent = `Couldn’t copy. Select the text and copy it: ${text}`;
        });
    });
  show().catch(() => {
    note.textContent = 'The server is not reached. Load this page again.';
  });
}
