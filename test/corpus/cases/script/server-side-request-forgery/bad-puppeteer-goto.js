const puppeteer = require('puppeteer');
const app = require('express')();

app.get('/screenshot', async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(req.query.url, { waitUntil: 'networkidle0' });
  const shot = await page.screenshot();
  await browser.close();
  res.type('png').send(shot);
});
app.listen(3000);
