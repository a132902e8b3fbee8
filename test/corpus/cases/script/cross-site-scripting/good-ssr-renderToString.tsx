import React from 'react';
import express from 'express';
import { renderToString } from 'react-dom/server';

const Page = ({ q }: { q: string }) => (
  <html>
    <body>
      <h1>Results for {q}</h1>
    </body>
  </html>
);

const app = express();
app.get('/search', (req, res) => {
  res.send('<!doctype html>' + renderToString(<Page q={String(req.query.q)} />));
});
export default app;
