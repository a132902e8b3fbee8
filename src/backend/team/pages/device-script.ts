/** The script of the page *Sign in a device*: the person compares its code, sees what asks and from where, and answers. */
import type { BrowserWindow } from './browser-window.ts';

/** Of the routes that the page asks: each has some of it. */
interface Answer {
  readonly name: string;
  readonly email: string;
  readonly userCode: string;
  readonly device: string;
  readonly kind: string;
  readonly address: string;
  readonly isSameNetwork: boolean;
  readonly askedAt: string;
  readonly error: { readonly code: string; readonly message: string };
}

export function runDevicePage(window: BrowserWindow): void {
  const { document, location, history, sessionStorage, fetch } = window;
  const at = (selector: string) => document.querySelector(selector) ?? document;
  if (document.querySelector('#asked') === null) return;
  const [find, typed, asked, prove] = [at('#find'), at('#code'), at('#asked'), at('#prove')];
  const [note, done, password] = [at('[role=alert]'), at('[role=status]'), at('#password')];
  const buttons = [at('#find button'), at('#approve'), at('#deny')];
  class Refused extends Error {}

  const leave = () => {
    // The way back, which no address carries: signing in ends on the account's page, which returns to this one.
    sessionStorage.setItem('vireo.device', typed.value.toUpperCase());
    location.assign('/sign-in');
  };
  /** In the words of the page, where the API's are for programs. */
  const sayOf = ({ code, message }: Answer['error']) => note.dataset[code] ?? message;
  const ask = async (route: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`/api/v1/auth/${route}`, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = JSON.parse((await reply.text()) || '{}') as Answer;
    if (reply.ok) return answer;
    if (reply.status === 401) leave();
    if (answer.error.code === 'confirmation_needed') prove.hidden = false;
    throw new Refused(route === 'confirm' ? answer.error.message : sayOf(answer.error));
  };
  const act = (work: () => Promise<void>) => {
    for (const button of buttons) button.disabled = true;
    note.textContent = '';
    work()
      .catch((error: unknown) => {
        note.textContent = error instanceof Refused ? error.message : 'The server is not reached. Try again.';
        if (!prove.hidden) password.focus();
      })
      .finally(() => {
        for (const button of buttons) button.disabled = false;
      });
  };
  const show = async () => {
    const { userCode, device, kind, address, isSameNetwork, askedAt } = await ask('device/check', {
      userCode: typed.value,
    });
    typed.value = userCode;
    at('#shown').textContent = userCode;
    const called = at('#device').dataset[kind] ?? kind;
    at('#device').textContent = device.endsWith(called) ? device : `${device} (${called})`;
    at('#place').textContent = `${address}, ${at('#place').dataset[isSameNetwork ? 'same' : 'other']}`;
    at('#time').textContent = new Date(askedAt).toLocaleString();
    [find.hidden, asked.hidden] = [true, false];
    at('#asked h2').focus();
  };
  const answer = async (verb: 'approve' | 'deny') => {
    if (verb === 'approve' && !prove.hidden) await ask('confirm', { password: password.value });
    const organizationId = verb === 'approve' && at('#organization').value;
    await ask(`device/${verb}`, { userCode: typed.value, ...(organizationId && { organizationId }) });
    done.textContent = done.dataset[verb] ?? '';
    [asked.hidden, done.hidden] = [true, false];
    done.focus();
  };
  const listen = (selector: string, type: string, work: () => void) =>
    at(selector).addEventListener(type, (event) => {
      event.preventDefault();
      work();
    });

  typed.value = /^#[A-Za-z]{4}-[A-Za-z]{4}$/.test(location.hash) ? location.hash.slice(1).toUpperCase() : '';
  history.replaceState(null, '', location.pathname);
  // Another link, opened in this tab.
  window.addEventListener('hashchange', () => location.reload());
  listen('#find', 'submit', () => act(show));
  listen('#asked', 'submit', () => act(() => answer('approve')));
  listen('#deny', 'click', () => act(() => answer('deny')));
  listen('#again', 'click', leave);
  act(async () => {
    const { name, email } = await ask('me');
    at('#who').textContent = `${name}, ${email}`;
  });
}
