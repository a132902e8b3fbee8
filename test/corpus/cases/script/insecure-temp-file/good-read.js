const fs = require('fs');

exports.hasMarker = () => fs.existsSync('/tmp/.deployed') && fs.readFileSync('/tmp/.deployed', 'utf8') !== '';
