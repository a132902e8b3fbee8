const util = require('util');
const exec = util.promisify(require('child_process').exec);
const express = require('express');
const app = express();

const HOSTNAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z]{2,24})$/;

async function whois(domain) {
  if (!HOSTNAME.test(domain)) {
    throw new Error('invalid domain');
  }
  const { stdout } = await exec(`whois ${domain}`);
  return stdout;
}

app.get('/whois/:domain', async (req, res) => {
  try {
    res.type('txt').send(await whois(req.params.domain));
  } catch (e) {
    res.status(400).end();
  }
});
