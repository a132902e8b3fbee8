/** The people of a client, and whom clients ask about an invoice; pure. */

import { describeRole } from '../../../../webviews/client/host/describe-contact.ts';
import type { Client, Contact, CreateContact, PatchContact } from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';
import type { Field, Step } from './field.ts';
import { checkEmail, checkLength, orNull } from './field-texts.ts';

export type ContactRole = Contact['role'];
export const contactRoles = ['billing', 'technical', 'approver', 'other'] as const satisfies ContactRole[];

const longestName = 200;
const longestPhone = 50;

type Person = Readonly<Partial<Record<'name' | 'email' | 'phone', string | null>>>;

function stepsOf(
  { name, email, phone }: Person,
  t: Translate,
): { readonly name: Step; readonly email: Step; readonly phone: Step } {
  return {
    name: {
      name: 'name',
      label: t('Name'),
      text: name ?? '',
      prompt: t('Name of the person or the department'),
      check: checkLength(longestName, t),
    },
    email: {
      name: 'email',
      label: t('Email'),
      text: email ?? '',
      prompt: t('Email address; empty for none'),
      check: (text) => checkEmail(text, t),
    },
    phone: {
      name: 'phone',
      label: t('Phone'),
      text: phone ?? '',
      prompt: t('Phone number; empty for none'),
      check: checkLength(longestPhone, t),
    },
  };
}

/** Asked of the one who is added, once its role is chosen. */
export function newContactSteps(t: Translate): readonly Step[] {
  const { name, email, phone } = stepsOf({}, t);
  return [{ ...name, check: checkRequired(name, t) }, email, phone];
}

export function toNewContact(
  role: ContactRole,
  [name = '', email = '', phone = '']: readonly string[],
): CreateContact {
  return { role, name: name.trim(), email: orNull(email), phone: orNull(phone) };
}

function checkRequired({ check }: Step, t: Translate): Step['check'] {
  return (text) => (text.trim() === '' ? t('A name is needed.') : check(text));
}

export function contactFields(contact: Contact, t: Translate): readonly Field<PatchContact>[] {
  const { name, email, phone } = stepsOf(contact, t);
  const roles = contactRoles.map((role) => ({ label: describeRole(role, t), answer: { patch: { role } } }));
  const [yes, no] = [t('Yes'), t('No')];
  return [
    { ...name, shown: name.text, check: checkRequired(name, t), toPatch: (text) => ({ name: text.trim() }) },
    {
      label: t('Role'),
      shown: describeRole(contact.role, t),
      placeholder: t('What is the contact asked about?'),
      choices: roles,
    },
    { ...email, shown: email.text, toPatch: (text) => ({ email: orNull(text) }) },
    { ...phone, shown: phone.text, toPatch: (text) => ({ phone: orNull(text) }) },
    {
      label: t('First of this role'),
      shown: contact.primary ? yes : no,
      placeholder: t('Is it the one of its role that is written to?'),
      choices: [
        { label: yes, answer: { patch: { primary: true } } },
        { label: no, answer: { patch: { primary: false } } },
      ],
    },
  ];
}

export type ContactOwner = Pick<Client, 'id' | 'name'>;
