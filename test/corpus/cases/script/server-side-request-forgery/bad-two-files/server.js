import express from 'express';
import { ApiClient } from './client.js';

const app = express();

app.get('/check', async (req, res) => {
  const client = new ApiClient({ baseUrl: req.query.server });
  res.json(await client.status());
});
