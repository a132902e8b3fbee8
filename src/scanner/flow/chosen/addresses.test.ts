import { checkMarks } from '../marked.test.ts';

const head = `import axios from 'axios';
import express from 'express';
const app = express();
`;

describe('a parsed address', () => {
  it('leads to its fixed host, whatever its path and query say', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/1', async (req, res) => {
  const url = new URL('https://api.weather.example/v1');
  url.searchParams.set('q', String(req.query.q));
  res.json(await (await fetch(url.toString())).json());
  res.json(await (await fetch(url)).json());
  res.json(await (await fetch(url.href)).json());
  res.json(await (await fetch(String(url))).json());
  res.json((await axios.get(url.toJSON())).data);
});
app.get('/2', async (req, res) => {
  const url = new URL(\`/v1/\${req.params.id}\`, 'https://api.weather.example');
  url.pathname = \`/v1/\${req.params.id}\`;
  url.search = String(req.query.q);
  url.hash = String(req.query.h);
  res.json(await (await fetch(url.toString())).json());
  res.json(await (await fetch(url)).json());
});
app.get('/3', async (req, res) => {
  res.json(await (await fetch(weather(String(req.query.q)))).json());
});
function weather(q: string) {
  const url = new URL('https://api.weather.example/v1');
  url.searchParams.append('q', q);
  return url.toString();
}
app.get('/4', async (req, res) => {
  const url = new URL('https://api.example.com/');
  url.hostname = String(req.query.h);
  if (url.hostname !== 'a.example.com') throw new Error();
  await fetch(url);
});
app.get('/5', async (req, res) => {
  const url = new URL('https://api.example.com/');
  url.href = 'https://b.example.com/';
  url.port = '8443';
  await fetch(url.toString());
});
`,
    );
  });

  it('leads where a part says that a request brings', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/1', async (req, res) => {
  const u = new URL('https://api.example.com/');
  u.hostname = String(req.query.h);
  await fetch(u); // !
  await fetch(u.href); // !
  await fetch(u.toString()); // !
});
app.get('/2', async (req, res) => {
  const u = new URL('https://api.example.com/');
  u.href = String(req.query.h);
  await fetch(u); // !
});
app.get('/3', async (req, res) => {
  const u = new URL('https://api.example.com/');
  u.host = req.query.h as string;
  await fetch(u.href); // !
});
app.get('/4', async (req, res) => {
  const u = new URL('https://api.example.com/');
  u.port = String(req.query.port);
  await fetch(\`\${u}\`); // !
});
app.get('/5', async (req, res) => {
  const u = new URL('https://api.example.com/');
  u.protocol = String(req.query.p);
  await fetch(u); // !
});
app.get('/6', async (req, res) => {
  const u = new URL(String(req.query.u));
  u.searchParams.set('q', 'a');
  await fetch(u.toString()); // !
});
app.get('/7', async (req, res) => {
  const u = new URL(\`https://\${req.query.tenant}.example.com/\`);
  await fetch(u.toString()); // !
});
`,
    );
  });
});
