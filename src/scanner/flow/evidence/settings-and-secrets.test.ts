import { describeClasses, js, py } from './testing.test.ts';

const compose = (password: string): string =>
  `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: acme\n      POSTGRES_PASSWORD: ${password}\n`;

describeClasses('a setting or secret that is called high', [
  {
    name: 'a key that its name alone tells',
    high: [
      js(
        "const jwt = require('jsonwebtoken');\nconst JWT_SECRET = 'f3kD9-xPq2_LmZ7w';\nmodule.exports = (user) => jwt.sign({ id: user.id }, JWT_SECRET);\n",
      ),
      py(
        'import psycopg2\n\nconnection = psycopg2.connect(user="shop", password="Kangaroo-4711", host="db")\n',
      ),
      js(
        "const session = require('express-session');\nrequire('express')().use(session({ secret: 'f3kD9-xPq2_LmZ7w', cookie: { secure: true } }));\n",
      ),
    ],
    lower: [
      py('LASTFM_KEY = "2dc3914abf35f0d9c92d97d8f8e42b43"\n'),
      py('DEFAULTS = {"apisecret": "b3fe08c93c80aefd749fe871a16cd2bb32e2b954"}\n'),
      js("const mqttPassword = '!@#$LLam';\nmodule.exports = { mqttPassword };\n"),
    ],
  },
  {
    name: 'a key of another service in a file that imports a client',
    high: [
      ['app/default_config.py', "import os\n\nSECRET_KEY = 'e951e5a1f4b94151b360f47edf596dd2'\n"],
      py('import jwt\n\nkey = "f3kD9-xPq2_LmZ7w"\ntoken = jwt.encode({"id": 1}, key, algorithm="HS256")\n'),
      py('from flask import Flask\n\napp = Flask(__name__)\napp.config["SECRET_KEY"] = "f3kD9-xPq2_LmZ7w"\n'),
      js("const app = require('express')();\napp.use(require('cookie-parser')('f3kD9-xPq2_LmZ7w'));\n"),
    ],
    lower: [
      py('import requests\n\nLASTFM_API_KEY = "8d983789c771afaeb7412ac358d4bad0"\n'),
      py('import pycurl\n\n\nclass Account:\n    API_KEY = "dMnqMMZMUnN5YpvKENaEhdQQ5jxDqddt"\n'),
      js(
        "const axios = require('axios');\nconst apiKey = 'dMnqMMZMUnN5YpvKENaEhdQQ5jxDqddt';\naxios.get('https://api.acme.io', { params: { apiKey } });\n",
      ),
    ],
  },
  {
    name: 'what stands in where the environment has no value',
    high: [
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (id, options) => jwt.sign({ id }, options.secret || 'k3y-for-all-Users');\n",
      ),
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (id) => jwt.sign({ id }, 'f3kD9-xPq2_LmZ7w');\n",
      ),
      py('import jwt\n\n\ndef sign(user):\n    return jwt.encode({"id": user}, "f3kD9-xPq2_LmZ7w")\n'),
      js("require('express')().use(require('express-session')({ secret: 'f3kD9-xPq2_LmZ7w' }));\n"),
    ],
    lower: [
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (id) => jwt.sign({ id }, process.env.JWT_SECRET || 'superSecret');\n",
      ),
      py('import os\n\nSECRET_KEY = os.getenv("SECRET_KEY", "f3kD9-xPq2_LmZ7w")\n'),
      js(
        "const config = { jwtSecret: process.env.JWT_SECRET ?? 'f3kD9-xPq2_LmZ7w' };\nmodule.exports = config;\n",
      ),
    ],
  },
  {
    name: 'words that stand where a secret could',
    high: [
      js("const stripe = require('stripe')('sk_live_" + "51HqLyjWDarjtT1zdp7dcKx9Qw8Er7Ty6Ui5Op4');\n"),
      js(
        "const db = require('mysql').createConnection({ host: 'db', user: 'shop', password: 'Kangaroo-4711' });\n",
      ),
      py(
        'import jwt\n\n\ndef sign(user):\n    return jwt.encode({"id": user}, "f3kD9-xPq2_LmZ7w", algorithm="HS256")\n',
      ),
    ],
    lower: [
      js(
        "module.exports = { passwordVersion: '>=1.2.3 <2.0.0', secretPackage: '@acme/token-service', token: 'BTCUSDT', apiToken: 'ETH-PERP-2024' };\n",
      ),
      js(
        "module.exports = { publishableKey: 'pk_live_" +
          "51HqLyjWDarjtT1zdp7dcKx', passwordStatus: 'must_change', tokenStatus: 'PENDING_REVIEW' };\n",
      ),
      py(
        'SECRET_PACKAGE = "python-jose>=3.3.0"\nTOKEN_SYMBOL = "WETH"\nRESET_SALT = "password-reset-v2"\nPASSWORD_SALT = "django.contrib.auth.tokens.PasswordResetTokenGenerator"\n',
      ),
    ],
  },
  {
    name: 'half of a basic pair whose other half comes from the environment',
    high: [
      py(
        'import requests\n\nrequests.get("https://api.acme.io", auth=("robot", "Kangaroo-4711"), timeout=5)\n',
      ),
      py(
        'import requests\nfrom requests.auth import HTTPBasicAuth\n\nrequests.get("https://api.acme.io", auth=HTTPBasicAuth("robot", "Kangaroo-4711"), timeout=5)\n',
      ),
      js(
        "require('axios').get('https://api.acme.io', { auth: { username: 'robot', password: 'Kangaroo-4711' } });\n",
      ),
    ],
    lower: [
      py(
        'import os\nimport requests\n\nrequests.get("https://api.acme.io", auth=(os.environ["API_TOKEN"], "x-oauth-basic"), timeout=5)\n',
      ),
      py(
        'import os\nimport requests\nfrom requests.auth import HTTPBasicAuth\n\nrequests.get("https://api.acme.io", auth=HTTPBasicAuth(os.environ["API_TOKEN"], "api_token"), timeout=5)\n',
      ),
      js(
        "require('axios').get('https://api.acme.io', { auth: { username: process.env.API_TOKEN, password: 'x-oauth-basic' } });\n",
      ),
    ],
  },
  {
    name: 'SHA-1 inside of an HMAC',
    rule: 'weak-hash',
    high: [
      js(
        "const crypto = require('crypto');\nmodule.exports = (password) => crypto.createHash('sha1').update(password).digest('hex');\n",
      ),
      js(
        "const crypto = require('crypto');\nmodule.exports = (user) => ({ passwordHash: crypto.createHash('md5').update(user.password).digest('hex') });\n",
      ),
      py('import hashlib\n\n\ndef store(password):\n    return hashlib.md5(password.encode()).hexdigest()\n'),
    ],
    lower: [
      js(
        "const crypto = require('crypto');\nmodule.exports = (body) => crypto.createHmac('sha1', process.env.KEY).update(body).digest('hex');\n",
      ),
      js(
        "import { createHmac } from 'node:crypto';\nexport const sign = (text, password) => createHmac('sha1', password).update(text).digest('base64');\n",
      ),
      py(
        'import hashlib\nimport hmac\n\n\ndef sign(key, body):\n    return hmac.new(key, body, hashlib.sha1).hexdigest()\n',
      ),
    ],
  },
  {
    name: "a password that is its user's name",
    high: [
      js(
        "require('pg').Pool;\nconst { Client } = require('pg');\nmodule.exports = new Client({ user: 'acme', password: 'acme' });\n",
      ),
      py('import psycopg2\n\nconnection = psycopg2.connect(user="acme", password="acme", host="db")\n'),
      ['docker-compose.yml', compose('acme')],
    ],
    lower: [
      ['docker-compose.dev.yml', compose('acme')],
      [
        'tests/db.js',
        "const { Client } = require('pg');\nmodule.exports = new Client({ user: 'acme', password: 'acme' });\n",
      ],
      [
        '.github/workflows/ci.yml',
        'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    services:\n      db:\n        image: postgres:16\n        env:\n          POSTGRES_USER: acme\n          POSTGRES_PASSWORD: acme\n    steps:\n      - run: npm test\n',
      ],
      [
        'examples/db.py',
        'import psycopg2\n\nconnection = psycopg2.connect(user="acme", password="acme", host="db")\n',
      ],
    ],
  },
  {
    name: '`none` beside algorithms with which the library refuses it',
    high: [
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (token, key) => jwt.verify(token, key, { algorithms: ['none'] });\n",
      ),
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (user) => jwt.sign({ id: user.id }, '', { algorithm: 'none' });\n",
      ),
      py('import jwt\n\n\ndef read(token, key):\n    return jwt.decode(token, key, algorithms=["none"])\n'),
    ],
    lower: [
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (token, key) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] });\n",
      ),
      js(
        "const jwt = require('jsonwebtoken');\nmodule.exports = (token, key) => jwt.verify(token, key, { algorithms: ['none', 'RS256'] });\n",
      ),
      py(
        'import jwt\n\n\ndef read(token, key):\n    return jwt.decode(token, key, algorithms=["HS256", "none"])\n',
      ),
    ],
  },
]);
