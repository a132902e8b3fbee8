import http from 'node:http';

const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET,POST,DELETE',
};

http
  .createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'application/json', ...corsHeaders });
    res.end('{}');
  })
  .listen(8080);
