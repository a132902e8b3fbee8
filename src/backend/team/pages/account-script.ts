/** The script of the page *Account*: who is signed in, where, and the end of a session. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runAccountPage({ document, location, fetch }: BrowserWindow): void {
  const who = document.querySelector('#who');
  const note = document.querySelector('[role=alert]');
  const list = document.querySelector('#sessions');
  const out = document.querySelector('#sign-out');
  const organization = document.querySelector('#organization');
  if (who === null || organization === null || note === null || list === null || out === null) return;

  interface Session {
    readonly id: string;
    readonly device: string;
    readonly usedAt: string;
    readonly isCurrent: boolean;
  }
  interface Answers {
    readonly me: { readonly name: string; readonly email: string };
    readonly organizations: {
      readonly items: readonly { readonly name: string; readonly isCurrent: boolean }[];
    };
    readonly sessions: { readonly items: readonly Session[] };
  }
  const ask = async (method: string, route: string): Promise<Response> => {
    const reply = await fetch(`/api/v1/auth/${route}`, { method, credentials: 'same-origin' });
    if (reply.status === 401) location.assign('/sign-in');
    if (reply.status === 403) location.assign('/second-factor');
    if (!reply.ok) throw new Error('refused');
    return reply;
  };
  const read = async <Route extends keyof Answers>(route: Route): Promise<Answers[Route]> =>
    (await (await ask('GET', route)).json()) as Answers[Route];
  const act = (button: BrowserNode, work: () => Promise<void>) =>
    button.addEventListener('click', () => {
      button.disabled = true;
      note.textContent = '';
      work()
        .catch(() => {
          note.textContent = 'That did not work. Load this page again, and try once more.';
        })
        .finally(() => {
          button.disabled = false;
        });
    });
  const toRow = (session: Session): BrowserNode => {
    const row = document.createElement('li');
    const text = document.createElement('span');
    const used = new Date(session.usedAt).toLocaleString();
    text.textContent = `${session.device} · ${session.isCurrent ? 'this one' : `last used ${used}`}`;
    row.append(text);
    if (session.isCurrent) return row;
    const end = document.createElement('button');
    end.type = 'button';
    end.textContent = 'End';
    end.setAttribute('aria-label', `End the session ${session.device}, last used ${used}`);
    act(end, async () => {
      await ask('DELETE', `sessions/${session.id}`);
      await show();
      document.querySelector('#sessions-title')?.focus();
    });
    row.append(end);
    return row;
  };
  const show = async () => {
    const me = await read('me');
    const { items } = await read('sessions');
    const current = (await read('organizations')).items.find(({ isCurrent }) => isCurrent);
    organization.textContent = current?.name || '…';
    who.textContent = `${me.name}, ${me.email}`;
    list.replaceChildren(...items.map(toRow));
  };
  act(out, async () => {
    await ask('POST', 'logout');
    location.assign('/sign-in');
  });
  show().catch(() => {
    note.textContent = 'The server is not reached. Load this page again.';
  });
}
