const app = require('express')();

app.use((req, res, next) => {
  const origin = req.get('Origin') || '';
  if (origin.endsWith('example.com')) {
    res.set('Access-Control-Allow-Origin', origin);
    res.set('Access-Control-Allow-Credentials', 'true');
  }
  next();
});
