/** Ten unlike projects in a few files each, with what a person reads of them; for tests. */

export interface ExpectedService {
  readonly name: string;
  readonly role: string;
  readonly version?: string;
  readonly start?: string;
  readonly port?: number;
  readonly health?: string;
  /** `postgresql 16`. */
  readonly needs?: readonly string[];
  readonly migrate?: string;
  readonly environment?: readonly string[];
}

export interface SampleProject {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly services: readonly ExpectedService[];
}

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

export const sampleProjects: readonly SampleProject[] = [
  {
    name: 'express with postgres',
    files: {
      'package.json': json({
        name: '@acme/orders-api',
        engines: { node: '>=22' },
        scripts: { start: 'node src/server.js', test: 'node --test', migrate: 'node-pg-migrate up' },
        dependencies: { express: '^5.1.0', pg: '^8.13.0' },
      }),
      'package-lock.json': '{}',
      'src/server.js':
        "import express from 'express';\nimport healthRouter from './health.js';\nconst app = express();\nconst port = process.env.PORT ?? 8080;\napp.use('/internal', healthRouter);\napp.get('/orders', (req, res) => res.json(process.env.DATABASE_URL));\napp.listen(port);\n",
      'src/health.js':
        "import { Router } from 'express';\nconst healthRouter = Router();\nhealthRouter.get('/healthz', (req, res) => res.end());\nexport default healthRouter;\n",
      'compose.dev.yaml': 'services:\n  db:\n    image: postgres:16.4-alpine\n',
    },
    services: [
      {
        name: 'orders-api',
        role: 'web',
        version: '22',
        start: 'npm start',
        port: 8080,
        health: '/internal/healthz',
        needs: ['postgresql 16.4'],
        migrate: 'npm run migrate',
        environment: ['DATABASE_URL', 'PORT'],
      },
    ],
  },
  {
    name: 'next',
    files: {
      'package.json': json({
        name: 'shop',
        packageManager: 'pnpm@9.12.0',
        scripts: { dev: 'next dev', build: 'next build', start: 'next start -p 4100' },
        dependencies: { next: '15.0.0', react: '19.0.0' },
      }),
      'pnpm-lock.yaml': '',
      '.nvmrc': 'v20.18.0\n',
      'src/app/api/health/route.ts': 'export const GET = () => new Response("ok");\n',
    },
    services: [
      {
        name: 'shop',
        role: 'web',
        version: '20',
        start: 'pnpm run start',
        port: 4100,
        health: '/api/health',
      },
    ],
  },
  {
    name: 'vite pages',
    files: {
      'package.json': json({
        name: 'landing',
        scripts: { dev: 'vite', build: 'tsc && vite build', preview: 'vite preview' },
        dependencies: { react: '19.0.0' },
        devDependencies: { vite: '6.0.0' },
      }),
      'yarn.lock': '',
      'src/main.tsx': 'export const app = 1;\n',
    },
    services: [{ name: 'landing', role: 'static' }],
  },
  {
    name: 'nest with a queue',
    files: {
      'package.json': json({
        name: 'jobs',
        engines: { node: '^20.11' },
        scripts: { start: 'nest start', 'start:prod': 'node dist/main', build: 'nest build' },
        dependencies: { '@nestjs/core': '^10', bullmq: '^5', ioredis: '^5' },
      }),
      'package-lock.json': '{}',
      'src/main.ts':
        "async function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  app.setGlobalPrefix('api');\n  await app.listen(3001);\n}\nbootstrap();\n",
      'src/health/health.controller.ts':
        "@Controller('health')\nexport class HealthController {\n  @Get()\n  check() {\n    return 'ok';\n  }\n}\n",
      'docker-compose.yml': 'services:\n  cache:\n    image: redis:7.4\n',
    },
    services: [
      {
        name: 'jobs',
        role: 'web',
        version: '20',
        start: 'npm run start:prod',
        port: 3001,
        health: '/api/health',
        needs: ['redis 7.4'],
      },
    ],
  },
  {
    name: 'fastapi with alembic',
    files: {
      'pyproject.toml':
        '[project]\nname = "billing"\nrequires-python = ">=3.12"\ndependencies = ["fastapi>=0.115", "uvicorn[standard]", "asyncpg", "alembic"]\n[project.optional-dependencies]\ndev = ["pytest"]\n',
      'uv.lock': '',
      'alembic.ini': '[alembic]\n',
      'src/billing/main.py':
        'import os\nfrom fastapi import FastAPI\nfrom billing import health\n\napp = FastAPI()\napp.include_router(health.router, prefix="/v1")\nurl = os.environ["DATABASE_URL"]\n',
      'src/billing/health.py':
        'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@router.get("/health")\ndef health():\n    return {}\n',
    },
    services: [
      {
        name: 'billing',
        role: 'web',
        version: '3.12',
        port: 8000,
        health: '/v1/health',
        start: 'uvicorn billing.main:app --app-dir src --host 0.0.0.0 --port 8000',
        needs: ['postgresql'],
        migrate: 'alembic upgrade head',
        environment: ['DATABASE_URL'],
      },
    ],
  },
  {
    name: 'django with celery',
    files: {
      'requirements.txt': 'Django==5.1\ngunicorn==23.0\ncelery==5.4\nredis==5.2\npsycopg[binary]==3.2\n',
      'runtime.txt': 'python-3.11.9\n',
      'manage.py': 'import os\n',
      'shop/settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
      'shop/wsgi.py': 'application = 1\n',
      'shop/celery.py': 'from celery import Celery\n\napp = Celery("shop")\n',
      'shop/urls.py':
        'from django.urls import include, path\n\nurlpatterns = [\n    path("api/", include("orders.urls")),\n    path("healthz/", lambda request: None),\n]\n',
    },
    services: [
      {
        name: 'sample',
        role: 'web',
        version: '3.11',
        port: 8000,
        health: '/healthz/',
        start: 'gunicorn --bind 0.0.0.0:8000 shop.wsgi:application',
        needs: ['postgresql', 'redis'],
        migrate: 'python manage.py migrate --noinput',
        environment: ['SECRET_KEY'],
      },
      {
        name: 'sample-worker',
        role: 'worker',
        version: '3.11',
        start: 'celery -A shop worker --loglevel=info',
        needs: ['postgresql', 'redis'],
        environment: ['SECRET_KEY'],
      },
    ],
  },
  {
    name: 'flask, little of it',
    files: {
      'requirements.txt': 'flask\n',
      'app.py':
        'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/")\ndef index():\n    return "hi"\n',
    },
    services: [
      {
        name: 'sample',
        role: 'web',
        port: 5000,
        start: 'flask --app app:app run --host 0.0.0.0 --port 5000',
      },
    ],
  },
  {
    name: 'a monorepo of three',
    files: {
      'package.json': json({ name: 'mono', private: true, workspaces: ['apps/*'], engines: { node: '24' } }),
      'package-lock.json': '{}',
      'apps/api/package.json': json({
        name: '@mono/api',
        scripts: { start: 'node index.js' },
        dependencies: { fastify: '^5', mongoose: '^8' },
      }),
      'apps/api/index.js':
        "import Fastify from 'fastify';\nconst fastify = Fastify();\nfastify.get('/status', async () => ({}));\nfastify.listen({ port: 3333, host: '0.0.0.0' });\n",
      'apps/web/package.json': json({
        name: '@mono/web',
        scripts: { build: 'vite build' },
        devDependencies: { vite: '6' },
      }),
      'apps/web/src/main.js': 'export {};\n',
      'worker/requirements.txt': 'celery\npika\n',
      'worker/tasks.py': 'from celery import Celery\n\nqueue = Celery("tasks")\n',
      'worker/.python-version': '3.13\n',
    },
    services: [
      {
        name: 'api',
        role: 'web',
        version: '24',
        start: 'npm start',
        port: 3333,
        health: '/status',
        needs: ['mongodb'],
      },
      { name: 'web', role: 'static', version: '24' },
      {
        name: 'worker',
        role: 'worker',
        version: '3.13',
        start: 'celery -A tasks worker --loglevel=info',
        needs: ['rabbitmq'],
      },
    ],
  },
  {
    name: 'a worker without a port',
    files: {
      'package.json': json({
        name: 'sync',
        main: 'worker.js',
        engines: { node: '22.x' },
        dependencies: { kafkajs: '2' },
      }),
      'worker.js': "import { Kafka } from 'kafkajs';\nexport const brokers = process.env['KAFKA_BROKERS'];\n",
    },
    services: [
      {
        name: 'sync',
        role: 'worker',
        version: '22',
        start: 'node worker.js',
        environment: ['KAFKA_BROKERS'],
      },
    ],
  },
  {
    name: 'a library',
    files: {
      'package.json': json({
        name: 'left-pad',
        main: './lib/index.js',
        scripts: { test: 'mocha', build: 'tsc' },
      }),
      'lib/index.ts': 'export const pad = 1;\n',
      'README.md': '# left-pad\n',
    },
    services: [],
  },
];
