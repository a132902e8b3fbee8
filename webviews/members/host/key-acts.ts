/** Makes, rotates and revokes keys. The whole key goes to the page once, and into no log. */
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { MembersHostMessage } from '../messages.ts';
import { readScopes } from './load-members.ts';
import { type Asked, orRefused } from './member-acts.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 'clock' | 't'>;

export async function makeKey(
  { backend, t }: Ports,
  { draft }: Asked<'makeKey'>,
): Promise<MembersHostMessage> {
  const { name, scopes, expiresOn, isOfOrganization } = draft;
  const expiresAt = expiresOn === '' ? undefined : endOf(expiresOn);
  if (expiresAt === null) return { type: 'refused', field: 'expiresOn', text: t('Enter a date.') };
  return await orRefused(async () => {
    const made = await backend.ask((api, options) =>
      api.createKey({
        ...options,
        body: {
          id: api.newId(),
          name: name.trim(),
          scopes: readScopes(scopes),
          ...(isOfOrganization && { owner: 'organization' as const }),
          ...(expiresAt !== undefined && { expiresAt }),
        },
      }),
    );
    return toMade(made);
  });
}

/** The end of that day, in the zone of this machine; null where it is no day. */
export function endOf(day: string): string | null {
  const end = new Date(`${day}T00:00:00`);
  if (Number.isNaN(end.getTime())) return null;
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}

interface MadeKey {
  readonly name: string;
  readonly key: string | null;
  readonly expiresAt: string | null;
}

function toMade({ name, key, expiresAt }: MadeKey): MembersHostMessage {
  if (key === null) return { type: 'ended' };
  return { type: 'made', kind: 'key', name, text: key, isMailed: false, until: expiresAt };
}

export async function rotateKey(
  { ask, backend, t }: Ports,
  { id }: Asked<'rotate'>,
): Promise<MembersHostMessage> {
  const overlapHours = await ask({
    kind: 'pick',
    title: t('How long does the previous key keep working?'),
    items: [
      { label: t('24 hours'), value: 24 },
      { label: t('7 days'), value: 168 },
      { label: t('30 days'), value: 720 },
      { label: t('End it now'), value: 0 },
    ],
  });
  if (overlapHours === undefined) return { type: 'ended' };
  const body = { overlapHours };
  return toMade(await backend.ask((api, options) => api.rotateKey({ ...options, path: { id }, body })));
}

export async function revokeKey(
  { ask, backend, t }: Ports,
  { id, version }: Asked<'revokeKey'>,
): Promise<void> {
  const question = t('Revoke this key?');
  const detail = t(
    'Programs that use it are refused from their next request. A key that was revoked cannot be restored.',
  );
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Revoke') }))) return;
  const headers = ifMatch({ version });
  await backend.ask((api, options) => api.deleteKey({ ...options, path: { id }, headers }));
}
