const puppeteer = require('puppeteer');
const app = require('express')();

app.get('/invoice/:id/pdf', async (req, res) => {
  const id = Number(req.params.id);
  if (!Number.isSafeInteger(id)) return res.sendStatus(400);
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:3000/render/invoice/${id}`);
  const pdf = await page.pdf();
  await browser.close();
  res.type('pdf').send(pdf);
});
app.listen(3000);
