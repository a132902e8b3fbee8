import express from 'express';
import xpath from 'xpath';
import { invoices } from './invoices.js';

const select = xpath.useNamespaces({ inv: 'urn:example:invoice' });
const app = express();

app.get('/invoices', (req, res) => {
  const path = ['//inv:invoice', `[inv:customer='${req.query.customer}']`].join('');
  res.json(select(path, invoices).map((node) => node.getAttribute('id')));
});
