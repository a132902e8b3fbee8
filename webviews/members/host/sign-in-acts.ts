/** What is done to second factors, asked first: required of all, or removed for who lost theirs; and the end of an operator's look. */
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { MemberRow, MembersViewMessage } from '../messages.ts';

type Ports = Pick<PagePorts, 'ask' | 'backend' | 't'>;

export async function requireSecondFactor(
  { ask, backend, t }: Ports,
  { isRequired }: Extract<MembersViewMessage, { readonly type: 'requireSecondFactor' }>,
): Promise<void> {
  const [question, detail, act] = isRequired
    ? [
        t('Require a second factor of all members?'),
        t(
          'Who has none can only set one up until they have. Members hear of it by email. You need to be signed in with a second factor yourself.',
        ),
        t('Require'),
      ]
    : [
        t('End the requirement of a second factor?'),
        t('Members then sign in with their password alone, unless they have set up a second factor.'),
        t('End Requirement'),
      ];
  if (!(await ask({ kind: 'confirm', question, detail, act }))) return;
  const body = { requiresSecondFactor: isRequired };
  await backend.ask((api, options) => api.setSignInRules({ ...options, body }));
}

export async function resetSecondFactor(
  { ask, backend, t }: Ports,
  { id, name }: Pick<MemberRow, 'id' | 'name'>,
): Promise<void> {
  const question = t('Remove the second factor of {0}?', name);
  const detail = t(
    'For who lost their authenticator app, recovery codes and passkeys. All three are removed and their sessions end. They sign in with their password, and hear of it by email.',
  );
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Remove') }))) return;
  await backend.ask((api, options) => api.resetSecondFactor({ ...options, path: { id } }));
}

/** Of an operator who looks into the organization: not asked first, since another look is announced again. */
export async function endLook({ backend }: Pick<Ports, 'backend'>, operatorSessionId: string): Promise<void> {
  await backend.ask((api, options) => api.endOperatorLook({ ...options, path: { operatorSessionId } }));
}
