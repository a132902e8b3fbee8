import { describeClasses, js, py } from '../../flow/evidence/testing.test.ts';

describeClasses('what a connection without a check leads to', [
  {
    name: 'a server that settings name',
    high: [
      py('import requests\n\nrequests.get("https://api.stripe.com/v1/charges", verify=False)\n'),
      py(
        'import requests\n\nBASE = "https://api.stripe.com"\n\n\ndef charge(id):\n    return requests.get(f"{BASE}/v1/{id}", verify=False)\n',
      ),
      py(
        'import requests\n\n\ndef check():\n    session = requests.Session()\n    session.verify = False\n    return session.post("https://updates.vendor.com/check", data={})\n',
      ),
      py('import ssl\n\nssl._create_default_https_context = ssl._create_unverified_context\n'),
      js("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n"),
      js(
        "const https = require('https');\nhttps.request({ host: 'api.stripe.com', path: '/v1', rejectUnauthorized: false });\n",
      ),
      js(
        "const nodemailer = require('nodemailer');\nnodemailer.createTransport({ host: 'smtp.sendgrid.net', tls: { rejectUnauthorized: false } });\n",
      ),
    ],
    lower: [
      py(
        'import requests\n\n\ndef ping(settings):\n    return requests.get(settings.url + "/ping", verify=False)\n',
      ),
      py('import requests\n\nrequests.get("https://127.0.0.1:8080/health", verify=False)\n'),
      py('import requests\n\nrequests.get("https://nas.local/api", verify=False)\n'),
      js(
        "const https = require('https');\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n",
      ),
      js(
        "const nodemailer = require('nodemailer');\nmodule.exports = (config) => nodemailer.createTransport({ host: config.host, tls: { rejectUnauthorized: false } });\n",
      ),
    ],
  },
  {
    name: 'a window that shows a page of the program',
    high: [
      js(
        "const { BrowserWindow } = require('electron');\nfunction open() {\n  const win = new BrowserWindow({ webPreferences: { nodeIntegration: true } });\n  win.loadURL('https://app.acme.io/start');\n}\n",
      ),
      js(
        "const { BrowserWindow } = require('electron');\nconst win = new BrowserWindow({ webPreferences: { contextIsolation: false } });\nwin.loadURL('https://app.acme.io/start');\n",
      ),
    ],
    lower: [
      js(
        "const { BrowserWindow } = require('electron');\nfunction open() {\n  const win = new BrowserWindow({ webPreferences: { nodeIntegration: true } });\n  win.loadFile('index.html');\n}\n",
      ),
      js(
        "const { BrowserWindow } = require('electron');\nconst win = new BrowserWindow({ webPreferences: { contextIsolation: false } });\nwin.loadURL('file:///index.html');\n",
      ),
    ],
  },
  {
    name: 'a host key of a server that settings name',
    high: [
      py(
        'import paramiko\n\n\ndef run():\n    client = paramiko.SSHClient()\n    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())\n    client.connect("git.acme.io", username="deploy")\n',
      ),
      py(
        'import paramiko\n\nclient = paramiko.SSHClient()\nclient.set_missing_host_key_policy(paramiko.AutoAddPolicy())\nclient.connect(hostname="git.acme.io")\n',
      ),
    ],
    lower: [
      py(
        'import paramiko\n\n\ndef run(settings):\n    client = paramiko.SSHClient()\n    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())\n    client.connect(settings.host)\n',
      ),
    ],
  },
]);
