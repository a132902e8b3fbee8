import type { DependencyScope } from '../model.ts';

export interface Sample {
  readonly folder: string;
  readonly file: string;
  /** Every package, as name@version; `?` where the format leaves the version open. Or at least these. */
  readonly packages: readonly string[];
  readonly andMore?: boolean;
  readonly scopes: Readonly<Record<string, DependencyScope>>;
  /** For name@version: the names of the shortest path, project first. */
  readonly paths: Readonly<Record<string, string>>;
  /** A name that stands in the files, to be replaced by hostile ones. */
  readonly replaceable: string;
  readonly line?: Readonly<Record<string, number>>;
}

export const shop = {
  packages: [
    'ansi-styles@4.3.0',
    'chalk@4.1.2',
    'color-convert@2.0.1',
    'color-name@1.1.4',
    'debug@2.6.9',
    'debug@4.3.4',
    'fsevents@2.3.3',
    'has-flag@4.0.0',
    'minimist@1.2.8',
    'mkdirp@0.5.6',
    'ms@0.7.3',
    'ms@2.0.0',
    'ms@2.1.2',
    'querystring@0.2.1',
    'supports-color@7.2.0',
  ],
  scopes: {
    'color-name@1.1.4': 'prod',
    'fsevents@2.3.3': 'optional',
    'minimist@1.2.8': 'dev',
    'ms@2.0.0': 'prod',
  },
  paths: {
    'color-name@1.1.4': 'shop chalk ansi-styles color-convert color-name',
    'minimist@1.2.8': 'shop mkdirp minimist',
    'ms@0.7.3': 'shop ms',
    'ms@2.0.0': 'cart debug ms',
    'debug@4.3.4': 'shop debug',
  },
  replaceable: 'querystring',
} as const;

export const withPeer = [...shop.packages, 'ms@2.1.3'];

export const samples: readonly Sample[] = [
  { ...shop, folder: 'npm2', file: 'package-lock.json', packages: withPeer, line: { 'chalk@4.1.2': 48 } },
  { ...shop, folder: 'npm3', file: 'package-lock.json', packages: withPeer, line: { 'chalk@4.1.2': 48 } },
  { ...shop, folder: 'pnpm6', file: 'pnpm-lock.yaml', packages: withPeer, line: { 'chalk@4.1.2': 50 } },
  { ...shop, folder: 'pnpm9', file: 'pnpm-lock.yaml', packages: withPeer, line: { 'chalk@4.1.2': 47 } },
  { ...shop, folder: 'yarn1', file: 'yarn.lock', line: { 'chalk@4.1.2': 12 } },
  { ...shop, folder: 'yarn4', file: 'yarn.lock', andMore: true, line: { 'chalk@4.1.2': 41 } },
  {
    folder: 'npm3',
    file: 'package.json',
    packages: ['chalk@?', 'debug@4.3.4', 'fsevents@2.3.3', 'mkdirp@?', 'ms@0.7.3', 'ms@?', 'querystring@?'],
    scopes: { 'mkdirp@?': 'dev', 'fsevents@2.3.3': 'optional', 'debug@4.3.4': 'prod' },
    paths: { 'debug@4.3.4': 'shop debug' },
    replaceable: 'querystring',
  },
];

export const requests = [
  'certifi@2023.11.17',
  'charset-normalizer@3.3.2',
  'idna@3.6',
  'requests@2.31.0',
  'urllib3@2.1.0',
];

export const pytest = ['iniconfig@2.0.0', 'packaging@23.2', 'pluggy@1.3.0', 'pytest@7.4.3'];

export const python: readonly Sample[] = [
  {
    folder: 'poetry',
    file: 'poetry.lock',
    packages: [...requests, ...pytest, 'colorama@0.4.6', 'typing-extensions@4.9.0'],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'typing-extensions@4.9.0': 'optional' },
    paths: { 'urllib3@2.1.0': 'shop requests urllib3', 'colorama@0.4.6': 'shop pytest colorama' },
    replaceable: 'pluggy',
    line: { 'idna@3.6': 36 },
  },
  {
    folder: 'uv',
    file: 'uv.lock',
    packages: [
      ...requests,
      ...pytest,
      'colorama@0.4.6',
      'typing-extensions@4.9.0',
      'numpy@1.26.2',
      'numpy@2.0.0',
    ],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'typing-extensions@4.9.0': 'optional' },
    paths: {
      'urllib3@2.1.0': 'shop requests urllib3',
      'numpy@1.26.2': 'shop numpy',
      'numpy@2.0.0': 'shop numpy',
    },
    replaceable: 'pluggy',
    line: { 'certifi@2023.11.17': 9 },
  },
  {
    folder: 'pipenv',
    file: 'Pipfile.lock',
    packages: [...requests, ...pytest],
    scopes: { 'urllib3@2.1.0': 'prod', 'pluggy@1.3.0': 'dev', 'pytest@7.4.3': 'dev' },
    paths: { 'requests@2.31.0': '. requests' },
    replaceable: 'pluggy',
    line: { 'certifi@2023.11.17': 19 },
  },
  {
    folder: 'pipenv',
    file: 'Pipfile',
    packages: ['requests@?', 'pytest@7.4.3'],
    scopes: { 'requests@?': 'prod', 'pytest@7.4.3': 'dev' },
    paths: { 'pytest@7.4.3': '. pytest' },
    replaceable: 'pytest',
  },
  {
    folder: 'requirements',
    file: 'requirements-dev.txt',
    packages: ['certifi@?', 'pytest@7.4.3', 'requests@2.31.0', 'urllib3@?'],
    scopes: { 'pytest@7.4.3': 'dev', 'requests@2.31.0': 'prod' },
    paths: { 'requests@2.31.0': 'requirements.txt requests', 'pytest@7.4.3': 'requirements-dev.txt pytest' },
    replaceable: 'pytest',
  },
  {
    folder: 'compiled',
    file: 'requirements.txt',
    packages: requests,
    scopes: { 'urllib3@2.1.0': 'prod' },
    paths: { 'urllib3@2.1.0': 'requirements.txt requests urllib3', 'idna@3.6': 'requirements.txt idna' },
    replaceable: 'certifi',
  },
  {
    folder: 'pyproject',
    file: 'pyproject.toml',
    packages: ['requests@2.31.0', 'idna@?', 'typing-extensions@?', 'pytest@?'],
    scopes: { 'idna@?': 'prod', 'pytest@?': 'dev', 'typing-extensions@?': 'optional' },
    paths: { 'idna@?': 'shop idna' },
    replaceable: 'pytest',
  },
];

/** Locked by cargo itself, its registry replaced by a folder: versions 4, and 3 for an older compiler. */
export const cargo = {
  file: 'Cargo.lock',
  packages: [
    'getrandom@0.1.16',
    'getrandom@0.2.11',
    'itoa@1.0.9',
    'libc@0.2.150',
    'log@0.4.20',
    'rand@0.7.3',
    'rand@0.8.5',
    'rand_core@0.6.4',
    'serde@1.0.193',
    'serde_derive@1.0.193',
  ],
  scopes: { 'itoa@1.0.9': 'dev', 'log@0.4.20': 'optional', 'getrandom@0.2.11': 'prod' },
  paths: {
    'getrandom@0.1.16': 'shop rand getrandom',
    'getrandom@0.2.11': 'shop rand rand_core getrandom',
    'serde_derive@1.0.193': 'shop serde serde_derive',
  },
  replaceable: 'serde_derive',
} as const;

export const others: readonly Sample[] = [
  { ...cargo, folder: 'cargo', line: { 'itoa@1.0.9': 23 } },
  { ...cargo, folder: 'cargo3', line: { 'itoa@1.0.9': 23 } },
  {
    folder: 'cargo-own',
    file: 'Cargo.lock',
    packages: [],
    scopes: { 'tools@0.1.0': 'prod', 'store@0.2.0': 'prod' },
    paths: { 'tools@0.1.0': 'store tools', 'store@0.2.0': 'till store' },
    replaceable: 'tools',
  },
  {
    folder: 'cargo',
    file: 'Cargo.toml',
    packages: ['serde@?', 'rand@?', 'log@?', 'libc@?', 'itoa@1.0.9'],
    scopes: { 'itoa@1.0.9': 'dev', 'log@?': 'optional', 'libc@?': 'prod' },
    paths: { 'itoa@1.0.9': 'shop itoa' },
    replaceable: 'itoa',
  },
  {
    folder: 'go',
    file: 'go.mod',
    packages: [
      'github.com/google/uuid@v1.6.0',
      'github.com/gorilla/mux@v1.8.1',
      'golang.org/x/net@v0.23.0',
      'github.com/new/thing@v1.2.0',
    ],
    scopes: { 'golang.org/x/net@v0.23.0': 'prod' },
    paths: { 'golang.org/x/net@v0.23.0': 'example.org/shop golang.org/x/net' },
    replaceable: 'github.com/gorilla/mux',
    line: { 'github.com/gorilla/mux@v1.8.1': 10 },
  },
  {
    folder: 'maven',
    file: 'core/pom.xml',
    packages: [
      'com.fasterxml.jackson.core:jackson-databind@2.15.2',
      'org.slf4j:slf4j-api@2.0.9',
      'org.example:shop-api@?',
      'junit:junit@4.13.2',
      'org.unknown:thing@?',
    ],
    scopes: { 'junit:junit@4.13.2': 'dev', 'org.slf4j:slf4j-api@2.0.9': 'prod' },
    paths: { 'org.slf4j:slf4j-api@2.0.9': 'org.example:shop org.slf4j:slf4j-api' },
    replaceable: 'slf4j-api',
  },
];

export const all = [...samples, ...python, ...others];
