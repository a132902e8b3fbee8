/** The plain pages of sign-in that a server serves: what each asks for, where it is sent, and what follows. */

export interface PageField {
  /** Of the body that is sent. */
  readonly name: 'name' | 'email' | 'password' | 'organizationName' | 'countryCode';
  readonly label: string;
  readonly type: 'text' | 'email' | 'password' | 'country';
  /** WHATWG HTML, autofill field names: so that a password manager knows what it sees. */
  readonly autocomplete:
    | 'name'
    | 'organization'
    | 'username'
    | 'current-password'
    | 'new-password'
    | 'country';
  readonly hint?: string;
}

export interface FormPage {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly fields: readonly PageField[];
  readonly button: string;
  /** Route of the API that is asked, by POST. */
  readonly route: string;
  /** True: the secret of the link goes along; it stands behind `#`, which no server and no log sees. */
  readonly needsLink: boolean;
  /** What is shown once it is done, or where the browser goes. */
  readonly done: { readonly text: string } | { readonly path: string };
  /** Where the answer may ask for a code of a second factor: the route that it is sent to. */
  readonly second?: string;
  readonly below?: readonly PageLink[];
  /** What is said of the link, and the route that says it: the names of its answer stand in `{braces}`. */
  readonly about?: { readonly route: string; readonly text: string };
}

interface PageLink {
  readonly text: string;
  readonly path: string;
}

const name: PageField = { name: 'name', label: 'Your name', type: 'text', autocomplete: 'name' };
const email: PageField = {
  name: 'email',
  label: 'Email address',
  type: 'email',
  autocomplete: 'username',
};
const password: PageField = {
  name: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
};
const newPassword: PageField = {
  ...password,
  label: 'New password',
  autocomplete: 'new-password',
  hint: 'At least twelve characters, and none of the commonest.',
};
const organizationName: PageField = {
  name: 'organizationName',
  label: 'Name of your organization',
  type: 'text',
  autocomplete: 'organization',
};
const country: PageField = {
  name: 'countryCode',
  label: 'Country',
  type: 'country',
  autocomplete: 'country',
};
const signIn = { text: 'Sign in', path: '/sign-in' };
const account = { path: '/account' };
const welcome = { path: '/welcome' };

const register = { text: 'Register', path: '/register' };

/** Where the operator has opened registration; the page *Sign in* leads there. */
export const registrationPages: readonly FormPage[] = [
  {
    path: '/register',
    title: 'Register',
    lead: 'A link to create an account and your organization is sent to your address.',
    fields: [email],
    button: 'Send Link',
    route: '/api/v1/auth/register',
    needsLink: false,
    done: { text: 'A mail is on its way to this address. Its link holds for an hour.' },
    below: [signIn],
  },
  {
    path: '/new-organization',
    title: 'Create your organization',
    lead: 'You become its first administrator.',
    fields: [name, organizationName, country, newPassword],
    button: 'Create',
    route: '/api/v1/auth/register/confirm',
    needsLink: true,
    done: welcome,
    below: [register, signIn],
  },
];

export const formPages: readonly FormPage[] = [
  {
    path: '/set-up',
    title: 'Set up this server',
    lead: 'You become its first administrator.',
    about: { route: '/api/v1/auth/set-up/about', text: 'You take over the practice {organizationName}.' },
    fields: [name, email, organizationName, country, newPassword],
    button: 'Set Up',
    route: '/api/v1/auth/set-up',
    needsLink: true,
    done: welcome,
  },
  {
    path: '/sign-in',
    title: 'Sign in',
    lead: 'To the Vireo of your organization.',
    fields: [email, password],
    button: 'Sign In',
    route: '/api/v1/auth/login',
    needsLink: false,
    done: account,
    second: '/api/v1/auth/second-factor',
    below: [{ text: 'Forgot your password?', path: '/forgot' }],
  },
  {
    path: '/join',
    title: 'Join your organization',
    lead: 'Choose how you are called, and a password.',
    about: {
      route: '/api/v1/auth/join/about',
      text: '{invitedBy} invited {email} to {organizationName} as {role}.',
    },
    fields: [name, newPassword],
    button: 'Join',
    route: '/api/v1/auth/join',
    needsLink: true,
    done: welcome,
    below: [signIn],
  },
  {
    path: '/forgot',
    title: 'Forgot your password?',
    lead: 'A link to set another one is sent to your address.',
    fields: [email],
    button: 'Send Link',
    route: '/api/v1/auth/reset',
    needsLink: false,
    done: {
      text: "If there is an account with this address, and the address was confirmed, a mail with a link is on its way. It holds for an hour. For an address that was never confirmed the server's operator can make a link.",
    },
    below: [signIn],
  },
  {
    path: '/reset',
    title: 'Set another password',
    lead: 'All sessions of your account end with it.',
    fields: [newPassword],
    button: 'Set Password',
    route: '/api/v1/auth/reset/confirm',
    needsLink: true,
    done: { text: 'Your password is set. You can sign in with it now.' },
    below: [signIn],
  },
  {
    path: '/verify',
    title: 'Confirm your address',
    lead: 'You were asked to confirm that this address is yours.',
    fields: [],
    button: 'Confirm',
    route: '/api/v1/auth/verify/confirm',
    needsLink: true,
    done: { text: 'Your address is confirmed.' },
    below: [signIn],
  },
  {
    path: '/address',
    title: 'Confirm another address',
    lead: 'Another address was asked for. It counts once the old and the new one have confirmed it.',
    fields: [],
    button: 'Confirm',
    route: '/api/v1/auth/address/confirm',
    needsLink: true,
    done: { text: 'This address has confirmed it.' },
    below: [signIn],
  },
];

/** The pages of a server, as its operator has started it. */
export function pagesOf({ openRegistration }: { readonly openRegistration: boolean }): readonly FormPage[] {
  if (!openRegistration) return formPages;
  const leading = formPages.map((page) =>
    page.path === signIn.path ? { ...page, below: [...(page.below ?? []), register] } : page,
  );
  return [...leading, ...registrationPages];
}
