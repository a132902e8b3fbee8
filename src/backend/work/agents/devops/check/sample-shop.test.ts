/** A project of four services in three languages, whose files are sound; for tests. */

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

export const shop: Readonly<Record<string, string>> = {
  'api/package.json': json({
    name: 'api',
    engines: { node: '>=22' },
    scripts: { build: 'tsc', start: 'node dist/server.js', test: 'node --test', lint: 'eslint .' },
    dependencies: { express: '5', pg: '8' },
    devDependencies: { typescript: '5', eslint: '9' },
  }),
  'api/package-lock.json': '{}',
  'api/tsconfig.json': json({ compilerOptions: { outDir: 'dist' } }),
  'api/src/server.ts':
    "import express from 'express';\nconst app = express();\napp.get('/healthz', (_, res) => res.end());\napp.get('/orders', (_, res) => res.json(process.env.DATABASE_URL));\nconsole.log(process.env.MAIL_FROM, process.env.API_TOKEN);\napp.listen(process.env.PORT ?? 3000);\n",
  'web/package.json': json({
    name: 'web',
    scripts: { build: 'vite build' },
    dependencies: { react: '19' },
    devDependencies: { vite: '6' },
  }),
  'web/pnpm-lock.yaml': '',
  'web/.nvmrc': '22\n',
  'web/index.html': '<!doctype html>\n',
  'web/src/main.tsx': 'console.log(import.meta.env.VITE_API);\n',
  'jobs/requirements.txt': '-r requirements/base.txt\ngunicorn\npytest\n',
  'jobs/requirements/base.txt': 'flask\ncelery\nredis\n',
  'jobs/.python-version': '3.12\n',
  'jobs/shots/__init__.py': '',
  'jobs/shots/web.py':
    'import os\nfrom flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n\n    @app.get("/livez")\n    def live():\n        return os.environ["REDIS_URL"]\n\n    return app\n',
  'jobs/shots/tasks.py': 'from celery import Celery\n\nqueue = Celery("tasks")\n',
  'gate/go.mod': 'module example.com/gate\n\ngo 1.24\n',
  'gate/go.sum': '',
  'gate/main.go':
    'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.HandleFunc("GET /up", func(w http.ResponseWriter, r *http.Request) {})\n\thttp.ListenAndServe(":9000", nil)\n}\n',
  'gate/static/a.css': 'p {}\n',
  '.github/workflows/old.yml': 'on: { push: { branches: [trunk] } }\njobs: {}\n',
};
