/** Names of frameworks, by what a program is that is written in them. */

export const nodeServers: ReadonlySet<string> = new Set([
  'Express',
  'Fastify',
  'Koa',
  'Hono',
  'NestJS',
  'hapi',
  'Restify',
  'Polka',
  'Socket.IO',
  'Next.js',
  'Nuxt',
  'Remix',
  'SvelteKit',
  'AdonisJS',
  'Feathers',
  'LoopBack',
]);

/** Of queues and schedules: a package that asks for one and has a file to start is a worker. */
export const nodeWorkers: ReadonlySet<string> = new Set([
  'BullMQ',
  'Bull',
  'Bee-Queue',
  'Agenda',
  'pg-boss',
  'Apache Kafka',
  'Kafka',
  'KafkaJS',
  'RabbitMQ',
  'NATS',
]);

interface Builder {
  /** In a line of a script. */
  readonly line: RegExp;
  /** Where it leaves pages when nothing else is said. */
  readonly output: string;
}

/** Builders of pages; the first that a line starts. */
export const builders: readonly Builder[] = [
  { line: /\bastro build\b/, output: 'dist' },
  { line: /\bvite build\b/, output: 'dist' },
  { line: /\breact-scripts build\b/, output: 'build' },
  { line: /\bvue-cli-service build\b/, output: 'dist' },
  { line: /\bgatsby build\b/, output: 'public' },
  { line: /\bdocusaurus build\b/, output: 'build' },
  { line: /\b(?:eleventy|@11ty\/eleventy)\b/, output: '_site' },
  { line: /\bvitepress build\b/, output: '.vitepress/dist' },
  { line: /\bparcel build\b/, output: 'dist' },
];

/** Servers of WSGI and ASGI, and what else answers requests. */
export const pythonServer =
  /(?:^|\s|\/)(?:gunicorn|uvicorn|hypercorn|daphne|waitress-serve|granian|fastapi run|flask (?:--app \S+ )?run|streamlit run|uwsgi)\b|manage\.py runserver/;
export const pythonWorker =
  /(?:^|\s|\/)(?:celery\b.*\b(?:worker|beat)|dramatiq|rq worker|huey_consumer(?:\.py)?|arq|taskiq worker|faust\b.*\bworker)\b/;
/** Reload, ask for a terminal or stand for another line: nothing that an image starts with. */
export const developmentLine =
  /--reload\b|--debug\b|\brunserver\b|\b(?:make|just|docker|docker-compose|podman|nodemon|honcho|foreman)\b|^(?:npm|pnpm|yarn|bun)\b|entrypoint/;
