import { describeClasses, js, type Sample } from './testing.test.ts';

const compose = (text: string, path = 'docker-compose.yml'): Sample => [path, text];
const workflow = (on: string, expression: string): Sample => [
  '.github/workflows/build.yml',
  `name: build\non:\n${on}jobs:\n  build:\n    runs-on: ubuntu-latest\n    permissions: { contents: read }\n    steps:\n      - run: echo "\${{ ${expression} }}"\n`,
];
const socket = (image: string) =>
  compose(
    `services:\n  main:\n    image: ${image}\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n`,
  );
const password = (image: string, value: string, path?: string) =>
  compose(
    `services:\n  db:\n    image: ${image}\n    environment:\n      POSTGRES_PASSWORD: ${value}\n  app:\n    build: .\n`,
    path,
  );
const head = 'github.event.workflow_run.head_branch';

describeClasses('infrastructure that is less grave than it looks', [
  {
    name: "the container engine's socket of a program that works through it",
    high: [socket('ghcr.io/acme/shop:1.2'), socket('node:20'), socket('acme/homepage:3')],
    lower: [
      socket('traefik:v3.1'),
      socket('portainer/portainer-ce:2.21'),
      socket('docker.io/containrrr/watchtower:1.7'),
    ],
  },
  {
    name: 'a branch that only a run before could name',
    rule: 'workflow-script-injection',
    high: [
      workflow('  workflow_run:\n    workflows: [test]\n    types: [completed]\n', head),
      workflow("  workflow_run:\n    workflows: [test]\n    branches: ['release/**']\n", head),
      workflow(
        '  workflow_run:\n    workflows: [test]\n    branches: [main]\n',
        'github.event.workflow_run.head_commit.message',
      ),
    ],
    lower: [
      workflow('  push:\n    branches: [main]\n', head),
      workflow('  workflow_run:\n    workflows: [test]\n    branches: [main, updates]\n', head),
      workflow('  workflow_run:\n    workflows: [test]\n    branches: main\n  release:\n', head),
    ],
  },
  {
    name: 'a password of a place for developers, or to be replaced',
    high: [
      password('postgres:16', 'shop8Kq2'),
      password('postgres:16', 'shop8Kq2', 'deploy/docker-compose.yml'),
      password('postgres:16', 'shop8Kq2', 'docker-compose.production.yml'),
    ],
    lower: [
      password('postgres:16', 'shop8Kq2', '.ci/compose.cypress.yaml'),
      password('postgres:16', 'shop8Kq2', 'dev/containers/docker-compose.yml'),
      password('postgres:16', 'shop8Kq2', 'packages/e2e_tests/docker-compose.yml'),
      password('postgres:16', 'STRONG_DB_PASSWORD'),
    ],
  },
  {
    name: 'a secret that a field shows while it is empty',
    high: [
      js(`export const token = 'syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq';\n`),
      js(`export const field = { value: 'syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq' };\n`),
      js(`fetch('/a', { headers: { authorization: 'Bearer syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq' } });\n`),
    ],
    lower: [
      [
        'src/form.jsx',
        `export const F = () => <Input name="t" placeholder="syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq" />;\n`,
      ],
      [
        'src/form.jsx',
        `export const F = () => <Input placeholder={'syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq'} />;\n`,
      ],
      js(`export const field = { placeholder: 'syt_bWF1Ym90_tUleVHiGyLKwXLaAMqlm_0afdcq' };\n`),
    ],
  },
  {
    name: 'a wildcard that is sent as it is',
    high: [
      js(
        "const cors = require('cors');\nrequire('express')().use(cors({ origin: true, credentials: true }));\n",
      ),
      js(
        "const cors = require('cors');\nrequire('express')().use(cors({ origin: /.*/, credentials: true }));\n",
      ),
      js(
        "const app = require('express')();\napp.use((req, res, next) => {\n  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);\n  res.setHeader('Access-Control-Allow-Credentials', 'true');\n  next();\n});\n",
      ),
    ],
    lower: [
      js(
        "const cors = require('cors');\nrequire('express')().use(cors({ origin: '*', credentials: true }));\n",
      ),
      js(
        "import { cors } from 'hono/cors';\nimport { Hono } from 'hono';\nnew Hono().use(cors({ origin: '*', credentials: true }));\n",
      ),
      js("import cors from '@fastify/cors';\nexport default cors({ origin: '*', credentials: true });\n"),
    ],
  },
  {
    name: 'a default of words that an image carries',
    high: [
      ['Dockerfile', 'FROM debian:12.8\nENV PASSWORD=qW8rT5zU2\n'],
      ['Dockerfile', 'FROM debian:12.8\nENV API_KEY=k3Jd83jf92mx\n'],
      ['Dockerfile', 'FROM debian:12.8\nENV DB_PASSWORD=Summer2024\n'],
    ],
    lower: [
      ['Dockerfile', 'FROM debian:12.8\nENV PASSWORD=flame_password\n'],
      ['Dockerfile', 'FROM debian:12.8\nENV NEXTAUTH_SECRET=not-so-secret\n'],
      ['Dockerfile', 'FROM debian:12.8\nENV DJANGO_SUPERUSER_PASSWORD=mobile\n'],
    ],
  },
  {
    name: 'a login that is off where only neighbours reach the service',
    high: [
      compose(
        'services:\n  db:\n    image: postgres:16\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: trust\n',
      ),
      compose(
        'services:\n  db:\n    image: postgres:16\n    network_mode: host\n    environment:\n      - POSTGRES_HOST_AUTH_METHOD=trust\n',
      ),
      compose(
        'services:\n  board:\n    image: grafana/grafana:11\n    ports: ["3000:3000"]\n    environment:\n      GF_AUTH_ANONYMOUS_ENABLED: "true"\n',
      ),
    ],
    lower: [
      compose(
        'services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: trust\n  app:\n    build: .\n    ports: ["80:80"]\n',
      ),
    ],
  },
]);
