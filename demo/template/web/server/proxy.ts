import { exec } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import https from 'node:https';
import express from 'express';

const app = express();
const agent = new https.Agent({ rejectUnauthorized: false });

app.get('/files/:name', async (request, response) => {
  const file = await readFile(`./public/${request.params.name}`);
  response.setHeader('ETag', createHash('sha1').update(file).digest('hex'));
  response.send(file);
});

app.get('/thumbnail', (request, response) => {
  exec(`convert ./public/${request.query.file} -resize 120x120 png:-`, (error, stdout) => {
    if (error) response.status(500).end();
    else response.type('png').send(stdout);
  });
});
//@ from 15

app.get('/go', (request, response) => {
  response.redirect(String(request.query.to));
});
//@ end

app.use('/api', (request, response) => {
  https.get(`https://orders.nordwind.example${request.url}`, { agent }, (reply) => reply.pipe(response));
});

app.listen(5173);
