/** The script of the page *Confirm that it’s you*: the person compares a code and uses a passkey, or refuses. */
import type { BrowserWindow } from '../browser-window.ts';

interface Answer {
  readonly code: string;
  readonly email: string;
  readonly device: string;
  readonly address: string;
  readonly isSameNetwork: boolean;
  readonly askedAt: string;
  readonly options?: object;
  readonly error?: { readonly message: string };
}

export function runConfirmPage(window: BrowserWindow): void {
  const { document, location, history, navigator, fetch, PublicKeyCredential } = window;
  const at = (selector: string) => document.querySelector(selector) ?? document;
  if (document.querySelector('#asked') === null) return;
  const [asked, note, done] = [at('#asked'), at('[role=alert]'), at('[role=status]')];
  const buttons = [at('#confirm'), at('#deny')];
  const token = location.hash.slice(1);
  class Refused extends Error {}

  const post = async (route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = JSON.parse((await reply.text()) || '{}') as Answer;
    if (!reply.ok) throw new Refused(answer.error?.message);
    return answer;
  };
  const act = (work: () => Promise<void>, otherwise: string) => {
    for (const button of buttons) button.disabled = true;
    note.textContent = '';
    work()
      .catch((error: unknown) => {
        note.textContent = error instanceof Refused ? error.message : otherwise;
      })
      .finally(() => {
        for (const button of buttons) button.disabled = false;
      });
  };
  const show = async () => {
    const { code, email, device, address, isSameNetwork, askedAt } = await post('confirmations/about', {
      token,
    });
    at('#shown').textContent = code;
    at('#who').textContent = email;
    at('#device').textContent = device;
    at('#place').textContent = `${address}, ${at('#place').dataset[isSameNetwork ? 'same' : 'other']}`;
    at('#time').textContent = new Date(askedAt).toLocaleString();
    asked.hidden = false;
    at('#asked h2').focus();
  };
  const end = (verb: 'confirm' | 'deny') => {
    done.textContent = done.dataset[verb] ?? '';
    [asked.hidden, done.hidden] = [true, false];
    done.focus();
  };
  const confirm = async () => {
    if (!PublicKeyCredential?.parseRequestOptionsFromJSON)
      throw new Refused('This browser is too old for passkeys: open the link in another one.');
    const { options = {} } = await post('passkey/begin');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = await navigator.credentials.get({ publicKey });
    await post('confirmations/confirm', { token, response: credential?.toJSON() });
    end('confirm');
  };
  const deny = async () => {
    await post('confirmations/deny', { token });
    end('deny');
  };

  history.replaceState(null, '', location.pathname);
  // Another link, opened in this tab.
  window.addEventListener('hashchange', () => location.reload());
  asked.addEventListener('submit', (event) => {
    event.preventDefault();
    act(confirm, 'No passkey was used. Try once more.');
  });
  at('#deny').addEventListener('click', () => act(deny, 'The server is not reached. Try again.'));
  if (token === '') note.textContent = 'This link is not whole: open it from your editor.';
  else act(show, 'The server is not reached. Load this page again from your editor.');
}
