/** The script of the page *Organizations*: those of the account, of which one is chosen for this browser, and a new one. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runOrganizationsPage({ document, location, fetch }: BrowserWindow): void {
  const list = document.querySelector('#organizations');
  const note = document.querySelector('[role=alert]');
  const form = document.querySelector('form');
  if (list === null || note === null) return;

  interface Organization {
    readonly organizationId: string;
    readonly name: string;
    readonly slug: string | null;
    readonly role: string;
    readonly isCurrent: boolean;
  }
  interface Answer {
    readonly items: readonly Organization[];
    readonly error?: { readonly message: string };
  }
  class Refused extends Error {}
  const ask = async (method: string, route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/${route}`, {
      method,
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (reply.status === 401) location.assign('/sign-in');
    const said = (await reply.json()) as Answer;
    if (!reply.ok) throw new Refused(said.error?.message);
    return said;
  };
  const act = (button: BrowserNode | null, work: () => Promise<void>) => {
    if (button !== null) button.disabled = true;
    note.textContent = '';
    work()
      .catch((error: unknown) => {
        note.textContent = error instanceof Refused ? error.message : 'The server is not reached. Try again.';
      })
      .finally(() => {
        if (button !== null) button.disabled = false;
      });
  };
  const toRow = ({ organizationId, name, slug, role, isCurrent }: Organization): BrowserNode => {
    const row = document.createElement('li');
    const text = document.createElement('span');
    const open = document.createElement('button');
    const called = name === '' ? `${list.dataset['unnamed']}` : name;
    text.textContent = `${called} · ${slug === null ? '' : `${slug} · `}${list.dataset[role] ?? role}${isCurrent ? ' · this one' : ''}`;
    open.type = 'button';
    open.textContent = 'Open';
    open.setAttribute('aria-label', `Open ${called}`);
    open.addEventListener('click', () =>
      act(open, async () => {
        if (!isCurrent) await ask('POST', 'auth/switch', { organizationId });
        location.assign('/account');
      }),
    );
    row.append(text, open);
    return row;
  };
  const show = async () => {
    const { items } = await ask('GET', 'auth/organizations');
    list.replaceChildren(...items.map(toRow));
  };
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = form.querySelector('input');
    const fields = [...form.querySelectorAll('input, select')];
    const typed = Object.fromEntries(fields.map(({ name: of, value }) => [of, value]));
    act(form.querySelector('button'), async () => {
      await ask('POST', 'organizations', typed);
      if (name !== null) name.value = '';
      await show();
    });
  });
  act(null, show);
}
