/** The script of the page *Second factor*: an authenticator app is set up or removed, and recovery codes are shown. */
import type { AskAuth } from './ask-auth.ts';
import type { BrowserNode, BrowserWindow } from './browser-window.ts';
import type { DescribeRefusal, Refusal } from './describe-refusal.ts';
import type { ReadFactor } from './read-factor.ts';

interface Answer {
  readonly isOn?: boolean;
  readonly isRequired?: boolean;
  readonly recoveryCodesLeft?: number;
  readonly secret?: string;
  readonly qrCode?: { readonly size: number; readonly path: string };
  readonly recoveryCodes?: readonly string[];
  readonly error?: Refusal;
}

export function runTotpPage(
  window: BrowserWindow,
  describeRefusal: DescribeRefusal,
  ...[readFactor, askAuth]: readonly [ReadFactor, AskAuth]
): void {
  const { document, navigator } = window;
  const section = document.querySelector('#totp');
  if (section === null) return;
  const at = (selector: string): BrowserNode => section.querySelector(selector) ?? section;
  const [note, done, password, code] = [
    at('[role=alert]'),
    at('[role=status]'),
    at('#password'),
    at('#code'),
  ];
  const [askPassword, askCode, recovery] = [at('#ask-password'), at('#ask-code'), at('#recovery')];
  const [askFactor, factor] = [at('#ask-factor'), at('#factor')];
  let act = '';

  const ask = async (method: string, route: string, body?: object): Promise<Answer> => {
    const { ok, said } = await askAuth<Answer>(window, [method, `totp${route}`], body);
    if (!ok) throw new Error(describeRefusal(section, said.error).text);
    return said;
  };
  const only = (shown?: BrowserNode) => {
    for (const part of [askPassword, askCode, recovery]) part.hidden = part !== shown;
  };
  const attempt = (work: () => Promise<void>) => {
    note.textContent = done.textContent = '';
    work().catch((error: Error) => {
      note.textContent = error.message || 'The server is not reached. Try again.';
    });
  };
  const show = async () => {
    const { isOn = false, isRequired = false, recoveryCodesLeft = 0 } = await ask('GET', '');
    at('#required').hidden = !isRequired;
    at('#state').textContent = isOn
      ? `On. ${recoveryCodesLeft} recovery codes are left.`
      : 'Off. With an app, signing in asks for your password and a code.';
    for (const button of section.querySelectorAll('[data-act]'))
      button.hidden = button.dataset['when'] !== (isOn ? 'on' : 'off');
  };
  const showCodes = async ({ recoveryCodes = [] }: Answer) => {
    const rows = recoveryCodes.map((text) => {
      const row = document.createElement('li');
      row.textContent = text;
      return row;
    });
    at('#codes').replaceChildren(...rows);
    only(recovery);
    recovery.focus();
    await show();
  };
  const draw = ({ secret = '', qrCode }: Answer) => {
    const outline = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    outline.setAttribute('d', qrCode?.path ?? '');
    at('#qr').setAttribute('viewBox', `0 0 ${qrCode?.size} ${qrCode?.size}`);
    at('#qr').replaceChildren(outline);
    at('#secret').textContent = secret;
    only(askCode);
    code.focus();
  };
  const goOn = async () => {
    const sent = { password: password.value, ...(act !== 'begin' && { factor: readFactor(factor.value) }) };
    password.value = factor.value = '';
    const said = await ask('POST', act === 'begin' ? '' : `/${act}`, sent);
    if (act === 'begin') return draw(said);
    if (act === 'recovery-codes') return await showCodes(said);
    only();
    await show();
    done.textContent = 'The authenticator app was removed.';
    done.focus();
  };
  for (const button of section.querySelectorAll('[data-act]'))
    button.addEventListener('click', () => {
      act = `${button.dataset['act']}`;
      const isBegin = act === 'begin';
      at('#why').textContent =
        `${button.textContent}: confirm it with your password${isBegin ? '' : ' and a code'}.`;
      askFactor.hidden = factor.disabled = isBegin;
      only(askPassword);
      password.focus();
    });
  askPassword.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(goOn);
  });
  askCode.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(async () => await showCodes(await ask('POST', '/confirm', { code: code.value })));
  });
  at('#copy').addEventListener('click', () =>
    attempt(async () => {
      const texts = [...at('#codes').querySelectorAll('li')].map(({ textContent }) => textContent);
      await navigator.clipboard.writeText(texts.join('\n'));
      done.textContent = 'The codes were copied.';
    }),
  );
  attempt(show);
}
