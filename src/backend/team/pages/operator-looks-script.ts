/** The script of *Operator* on the page *Account*: looks into organizations that are open, for who operates the server. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runOperatorLooks({ document, fetch }: BrowserWindow): void {
  const section = document.querySelector('#operator');
  const title = document.querySelector('#looks-title');
  const list = document.querySelector('#looks');
  const note = document.querySelector('#looks-note');
  if (section === null || title === null || list === null || note === null) return;

  interface Look {
    readonly id: string;
    readonly organizationName: string;
    readonly reason: string;
    readonly endsAt: string;
  }
  const ask = (method: string, path = '') =>
    fetch(`/api/v1/operate/sessions${path}`, { method, credentials: 'same-origin' });
  const toRow = ({ id, organizationName, reason, endsAt }: Look): BrowserNode => {
    const row = document.createElement('li');
    const text = document.createElement('span');
    const until = new Date(endsAt).toLocaleTimeString();
    text.textContent = `${organizationName} · until ${until} · ${reason}`;
    const end = document.createElement('button');
    end.type = 'button';
    end.textContent = 'End';
    end.setAttribute('aria-label', `End the look into ${organizationName}, until ${until}`);
    end.addEventListener('click', () => {
      end.disabled = true;
      note.textContent = '';
      ask('DELETE', `/${id}`)
        .then(({ ok }) => (ok ? show() : Promise.reject(new Error('refused'))))
        .then(() => title.focus())
        .catch(() => {
          end.disabled = false;
          note.textContent = 'That did not work. Load this page again, and try once more.';
        });
    });
    row.append(text, end);
    return row;
  };
  const show = async () => {
    const reply = await ask('GET');
    // Refused to who is none: to them the page says nothing of operators.
    section.hidden = !reply.ok;
    if (!reply.ok) return;
    const { items } = (await reply.json()) as { readonly items: readonly Look[] };
    list.replaceChildren(...items.map(toRow));
    note.textContent = items.length === 0 ? 'You look into no organization.' : '';
  };
  // The page itself says that the server is not reached.
  show().catch(() => undefined);
}
