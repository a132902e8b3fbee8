/** Faults of images and of what is left out of them; for tests. */

/** One that is planted in files which are sound. */
export interface Fault {
  readonly what: string;
  readonly file: string;
  readonly rule: string;
  readonly from: string | RegExp;
  readonly to: string;
}

const api = 'api/Dockerfile';

export const imageFaults: readonly Fault[] = [
  {
    what: 'a copy of what is not there',
    file: api,
    rule: 'copy-absent',
    from: 'COPY package.json',
    to: 'COPY packages.json package.json',
  },
  {
    what: 'a list of requirements that is not there',
    file: 'jobs/Dockerfile',
    rule: 'copy-absent',
    from: '-r requirements.txt',
    to: '-r requirements-prod.txt',
  },
  {
    what: 'a copy that the .dockerignore leaves out',
    file: 'api/.dockerignore',
    rule: 'copy-ignored',
    from: /^coverage$/m,
    to: 'package*.json',
  },
  {
    what: 'code that the .dockerignore leaves out',
    file: 'jobs/.dockerignore',
    rule: 'copy-ignored',
    from: /^coverage$/m,
    to: 'shots',
  },
  {
    what: 'a copy from a stage that is not there',
    file: api,
    rule: 'stage-absent',
    from: '--from=build',
    to: '--from=builder',
  },
  {
    what: 'nothing copied from the stage that builds',
    file: api,
    rule: 'stage-unused',
    from: /^COPY --from=build .*\n/m,
    to: 'COPY . .\n',
  },
  {
    what: 'pages that the build leaves elsewhere',
    file: 'web/Dockerfile',
    rule: 'output-other',
    from: '/app/dist',
    to: '/app/build',
  },
  {
    what: 'a command that starts a file which is not there',
    file: api,
    rule: 'start-absent',
    from: 'dist/server.js"',
    to: 'dist/main.js"',
  },
  {
    what: 'a command that starts a script which is not there',
    file: api,
    rule: 'start-absent',
    from: '["node", "dist/server.js"]',
    to: '["npm", "run", "serve"]',
  },
  {
    what: 'a command that starts a module which is not there',
    file: 'jobs/Dockerfile',
    rule: 'start-absent',
    from: 'shots.web:',
    to: 'shots.site:',
  },
  {
    what: 'a command that names an application which is not there',
    file: 'jobs/Dockerfile',
    rule: 'start-absent',
    from: 'create_app()',
    to: 'make_app()',
  },
  {
    what: 'a factory that is not called',
    file: 'jobs/Dockerfile',
    rule: 'start-absent',
    from: "'shots.web:create_app()'",
    to: "'shots.web:create_app'",
  },
  {
    what: 'a worker of a module which is not there',
    file: 'jobs/jobs-worker.Dockerfile',
    rule: 'start-absent',
    from: 'shots.tasks", "worker"',
    to: 'shots.queue", "worker"',
  },
  {
    what: 'a program that nothing copies into the image',
    file: 'gate/Dockerfile',
    rule: 'start-absent',
    from: 'CMD ["gate"]',
    to: 'CMD ["gateway"]',
  },
  { what: 'no command at all', file: api, rule: 'start-absent', from: /^CMD .*\n/m, to: '' },
  {
    what: 'another port than that of the code',
    file: api,
    rule: 'port-other',
    from: 'EXPOSE 3000',
    to: 'EXPOSE 8080',
  },
  {
    what: 'another PORT than that of the image',
    file: api,
    rule: 'port-other',
    from: 'ENV PORT=3000',
    to: 'ENV PORT=3001',
  },
  {
    what: 'a health check on another port',
    file: 'gate/Dockerfile',
    rule: 'port-other',
    from: '127.0.0.1:9000',
    to: '127.0.0.1:8000',
  },
  {
    what: 'a health check on a route that the code does not have',
    file: api,
    rule: 'health-absent',
    from: ':3000/healthz',
    to: ':3000/health',
  },
  {
    what: 'a worker that exposes a port',
    file: 'jobs/jobs-worker.Dockerfile',
    rule: 'worker-with-port',
    from: 'HEALTHCHECK',
    to: 'EXPOSE 8000\nHEALTHCHECK',
  },
  {
    what: 'a worker whose health is asked as that of a web service',
    file: 'jobs/jobs-worker.Dockerfile',
    rule: 'worker-with-port',
    from: /CMD celery .*/,
    to: 'CMD curl -f http://localhost:8000/livez',
  },
  { what: 'an image that runs as root', file: api, rule: 'runs-as-root', from: 'USER app', to: 'USER root' },
  {
    what: 'another version of Node.js than that of the project',
    file: api,
    rule: 'version-other',
    from: 'FROM node:22-slim AS',
    to: 'FROM node:18-slim AS',
  },
  {
    what: 'another version of Python than that of the project',
    file: 'jobs/Dockerfile',
    rule: 'version-other',
    from: 'FROM python:3.12-slim AS',
    to: 'FROM python:3.9-slim AS',
  },
  {
    what: 'an installer of another lock file',
    file: api,
    rule: 'installer-other',
    from: 'npm ci',
    to: 'yarn install --frozen-lockfile',
  },
  {
    what: 'an installation without development before the build',
    file: api,
    rule: 'install-before-build',
    from: 'npm ci',
    to: 'npm ci --omit=dev',
  },
  {
    what: 'an installation before the manifest is there',
    file: api,
    rule: 'install-before-copy',
    from: /^COPY package.json .*\n/m,
    to: '',
  },
  {
    what: 'a script that package.json lacks',
    file: api,
    rule: 'script-absent',
    from: 'npm run build',
    to: 'npm run compile',
  },
  {
    what: 'a secret in the image',
    file: api,
    rule: 'secret-in-clear',
    from: 'ENV PORT=3000',
    to: 'ENV PORT=3000 API_TOKEN=abcdef',
  },
];
