/** The script of the field *Sign it in to*: the organizations of who answers, that of this browser chosen at first. */
import type { BrowserWindow } from './browser-window.ts';

export function runDeviceOrganization({ document, fetch }: BrowserWindow): void {
  const field = document.querySelector('#organization');
  if (field === null) return;

  interface Answer {
    readonly items: readonly {
      readonly organizationId: string;
      readonly name: string;
      readonly isCurrent: boolean;
    }[];
  }
  const show = async () => {
    const reply = await fetch('/api/v1/auth/organizations', { credentials: 'same-origin' });
    // Who is not signed in yet returns to this page after it.
    if (!reply.ok) return;
    const { items }: Answer = JSON.parse(await reply.text());
    const options = items.map(({ organizationId, name }) => {
      const option = document.createElement('option');
      option.value = organizationId;
      option.textContent = name === '' ? `${field.dataset['unnamed']}` : name;
      return option;
    });
    field.replaceChildren(...options);
    field.value = items.find(({ isCurrent }) => isCurrent)?.organizationId ?? '';
  };
  show().catch(() => undefined);
}
