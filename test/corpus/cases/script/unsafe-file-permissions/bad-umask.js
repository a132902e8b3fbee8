const fs = require('fs');

process.umask(0);
fs.writeFileSync('/var/lib/app/token', process.env.TOKEN);
