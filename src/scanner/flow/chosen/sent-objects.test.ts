import { checkMarks } from '../marked.test.ts';

describe('an object that is sent', () => {
  it('is JSON for Express, and what is taken out of it is text', async () => {
    await checkMarks(
      'javascript',
      `const express = require('express');
const app = express();
app.post('/a', async (req, res) => { const t = await T.get(req.params.id); t.name = req.body.name; res.send(t); });
app.post('/b', async (req, res) => {
  const t = await T.get(req.params.id);
  Object.keys(req.body).forEach((k) => { t[k] = req.body[k]; });
  res.status(200).send(t.toJSON());
});
app.post('/c', (req, res) => { const t = { ...req.body, id: 1 }; res.send(t); });
app.post('/d', (req, res) => { const t = Object.assign({}, req.body); res.send(t); });
app.post('/e', (req, res) => { const t = new Item(req.body); res.send(t); });
app.post('/f', (req, res) => { res.send(req.body.items.map((x) => x)); });
app.post('/g', (req, res) => { let t; if (req.query.all) t = { ...req.query }; res.send(t); });
app.post('/h', (req, res) => { const t = withId(req.body); res.send(t); });
function withId(body) { return { ...body, id: 1 }; }
app.post('/i', (req, res) => { const t = { ...req.body }; sendIt(res, t); });
function sendIt(res, what) { res.send(what); }
app.post('/j', (req, res) => {
  const t = { ...req.body, id: 1 };
  res.send(t.html); // !
});
app.post('/k', (req, res) => {
  const t = Object.assign({}, req.query);
  res.send('<b>' + t.html + '</b>'); // !
});
app.post('/l', (req, res) => {
  const { html } = { ...req.body };
  res.send(html); // !
});
app.post('/m', (req, res) => {
  const t = { ...req.body };
  res.send(req.query.as ? t : req.query.q); // !
});
app.post('/n', (req, res) => {
  const t = { ...req.query };
  res.type('html').send(t); // !
});
app.post('/o', (req, res) => {
  res.send(Buffer.from(req.query.q)); // !
});
app.post('/p', (req, res) => {
  res.send(new URL(req.query.q).toJSON()); // !
});
app.post('/r', async (req, res) => {
  res.send(await new Promise((resolve) => resolve(req.query.q))); // !
});
app.post('/q', (req, res) => {
  res.send(req.query.list.map((x) => x).join('')); // !
});
`,
    );
  });

  it('is a body that was parsed as JSON, though not as text', async () => {
    const route = (parser: string, mark: string) => `const express = require('express');
const app = express();
app.use(${parser});
app.post('/i', (req, res) => {
  res.send(req.body);${mark}
});
app.post('/j', (req, res) => {
  res.send(req.body.html); // !
});
`;
    await checkMarks('javascript', route('express.json(), express.urlencoded({ extended: true })', ''));
    await checkMarks('javascript', route('express.json(), express.text()', ' // !'));
    await checkMarks('javascript', route('parseBody() /* express.json() */', ' // !'));
    await checkMarks('javascript', route('express.json() /* express.text() */', ''));
  });

  it('is JSON for hapi', async () => {
    await checkMarks(
      'javascript',
      `const Hapi = require('@hapi/hapi');
const server = Hapi.server();
server.route({ method: 'PUT', path: '/tokens/{id}', handler: async (request, h) => {
  const token = await request.server.app.tokenFactory.get(request.params.id);
  Object.keys(request.payload).forEach(key => { token[key] = request.payload[key]; });
  return h.response(token.toJson()).code(200);
}});
server.route({ method: 'POST', path: '/y', handler: (request, h) => { const item = { ...request.payload }; return h.response(item); } });
server.route({ method: 'POST', path: '/z', handler: (request, h) => { const o = load(); o.name = request.payload.name; return h.response(o).code(201); } });
server.route({ method: 'POST', path: '/v', handler: (request, h) => { return { ...request.payload }; } });
server.route({ method: 'PUT', path: '/s', handler: async (request, h) => {
  const step = await steps.get(request.params.id);
  step.lines = request.payload.lines;
  const stored = await step.update();
  return h.response(stored.toJsonWithSteps()).code(200);
}});
server.route({ method: 'PUT', path: '/r', handler: async (request, h) => {
  const step = await steps.get(request.params.id);
  step.lines = request.payload.lines;
  return steps.ready().then(() => step.update()).then((stored) => h.response(stored).code(200));
}});
server.route({ method: 'PUT', path: '/q', handler: async (request, h) => {
  const page = load();
  page.title = request.payload.title;
  return h.response(page.render()); // !
}});
server.route({ method: 'PUT', path: '/p', handler: async (request, h) => {
  const page = load();
  page.title = request.payload.title;
  return h.response(page.toJsonHtml()); // !
}});
server.route({ method: 'GET', path: '/w', handler: (request, h) => {
  return h.response(request.query.q); // !
}});
server.route({ method: 'GET', path: '/u', handler: (request, h) => {
  const o = { ...request.query };
  return h.response(o.html).code(200); // !
}});
server.route({ method: 'GET', path: '/t', handler: (request, h) => {
  return { ...request.query }.html; // !
}});
`,
    );
  });
});
