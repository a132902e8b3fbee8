/** Projects that say in other files how they are started: images, Compose, Procfiles, factories; for tests. */
import type { SampleProject } from './sample-projects.test.ts';

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

export const startedProjects: readonly SampleProject[] = [
  {
    name: 'a factory of FastAPI',
    files: {
      'pyproject.toml':
        '[project]\nname = "library"\nrequires-python = ">=3.12"\ndependencies = ["fastapi", "uvicorn", "sqlalchemy", "psycopg"]\n',
      'uv.lock': '',
      '.env.example': 'LIBRARY_DATABASE_URL=postgresql+psycopg://localhost/library\n',
      'library/main.py':
        'from fastapi import FastAPI\nfrom library.settings import Settings\n\n\ndef create_app(settings: Settings | None = None) -> FastAPI:\n    app = FastAPI()\n\n    @app.get("/health")\n    def health():\n        return {}\n\n    return app\n',
      'library/settings.py':
        'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    model_config = {"env_prefix": "LIBRARY_"}\n    database_url: str\n',
    },
    services: [
      {
        name: 'library',
        role: 'web',
        version: '3.12',
        start: 'uvicorn --factory library.main:create_app --host 0.0.0.0 --port 8000',
        port: 8000,
        health: '/health',
        needs: ['postgresql'],
        environment: ['LIBRARY_DATABASE_URL'],
      },
    ],
  },
  {
    name: 'workers of a Compose file',
    files: {
      'requirements.txt': 'flask\ngunicorn\ncelery[redis]\nredis\n',
      Dockerfile:
        'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "shots.web:app"]\n',
      'docker-compose.yml':
        'services:\n  web:\n    build: .\n  worker:\n    build: .\n    command: celery -A shots.tasks worker\n  beat:\n    build: .\n    command: celery -A shots.tasks beat\n  dev:\n    build: .\n    command: flask --app shots.web run --debug\n',
      'shots/web.py':
        'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/livez")\ndef live():\n    return "ok"\n',
      'shots/tasks.py':
        'import os\nfrom celery import Celery\n\napp = Celery(broker=os.environ["REDIS_URL"])\n',
    },
    services: [
      {
        name: 'sample',
        role: 'web',
        version: '3.12',
        start: 'gunicorn --bind 0.0.0.0:8000 shots.web:app',
        port: 8000,
        health: '/livez',
        needs: ['redis'],
        environment: ['REDIS_URL'],
      },
      {
        name: 'sample-worker',
        role: 'worker',
        version: '3.12',
        start: 'celery -A shots.tasks worker',
        needs: ['redis'],
        environment: ['REDIS_URL'],
      },
      {
        name: 'sample-beat',
        role: 'worker',
        version: '3.12',
        start: 'celery -A shots.tasks beat --schedule /tmp/celerybeat-schedule',
        needs: ['redis'],
        environment: ['REDIS_URL'],
      },
    ],
  },
  {
    name: 'Go, started with arguments',
    files: {
      'go.mod': 'module example.com/shop\n\ngo 1.23\n\nrequire github.com/jackc/pgx/v5 v5.6.0\n',
      'go.sum': '',
      'cmd/shop/main.go':
        'package main\n\nimport (\n\t"net/http"\n\t"os"\n)\n\nfunc main() {\n\t_ = os.Getenv("DATABASE_URL")\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {})\n\thttp.ListenAndServe(":9000", mux)\n}\n',
      Dockerfile:
        'FROM golang:1.22\nCOPY . .\nRUN go build -o /shop ./cmd/shop\nEXPOSE 9000\nCMD ["/shop", "-verbose"]\n',
    },
    services: [
      {
        name: 'shop',
        role: 'web',
        version: '1.23',
        start: 'shop -verbose',
        port: 9000,
        health: '/healthz',
        needs: ['postgresql'],
        environment: ['DATABASE_URL'],
      },
    ],
  },
  {
    name: 'TypeScript that is run directly',
    files: {
      'package.json': json({
        name: 'poller',
        packageManager: 'yarn@4.5.0',
        scripts: { start: 'tsx src/main.ts' },
        dependencies: { express: '5' },
        devDependencies: { tsx: '4' },
      }),
      'yarn.lock': '',
      '.nvmrc': 'lts/jod\n',
      'src/main.ts':
        "import express from 'express';\nconst app = express();\napp.get('/ready', (_, res) => res.end());\napp.get('/live', (_, res) => res.end());\napp.listen(Number(process.env.PORT ?? 4000));\n",
    },
    services: [
      {
        name: 'poller',
        role: 'web',
        version: '22',
        start: 'yarn start',
        port: 4000,
        health: '/live',
        environment: ['PORT'],
      },
    ],
  },
  {
    name: 'plain pages',
    files: { 'index.html': '<!doctype html>\n', 'style.css': 'p {}\n', 'README.md': '# Site\n' },
    services: [{ name: 'sample', role: 'static' }],
  },
  {
    name: 'pipelines that set up versions and run commands',
    files: {
      'pyproject.toml':
        '[tool.poetry]\nname = "bill"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.10"\ndjango = "*"\ngunicorn = "*"\n',
      'poetry.lock': '',
      'manage.py': 'from django.core.management import execute_from_command_line\n',
      'bill/wsgi.py': 'application = 1\n',
      '.github/workflows/ci.yml':
        'on: { push: { branches: [trunk] } }\njobs:\n  a:\n    strategy: { matrix: { python: ["3.11", "3.12"] }\n    }\n    steps:\n      - uses: actions/setup-python@v5\n        with: { python-version: "${{ matrix.python }}" }\n      - run: poetry install\n      - run: poetry run pytest -q\n',
    },
    services: [
      {
        name: 'bill',
        role: 'web',
        version: '3.12',
        start: 'gunicorn --bind 0.0.0.0:8000 bill.wsgi:application',
        port: 8000,
        migrate: 'python manage.py migrate --noinput',
      },
    ],
  },
];
