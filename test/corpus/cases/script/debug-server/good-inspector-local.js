const inspector = require('inspector');
const app = require('express')();

app.get('/health', (req, res) => res.send('ok'));
app.listen(3000, () => {
  if (process.env.NODE_ENV === 'development') {
    inspector.open(9229, '127.0.0.1');
  }
});
