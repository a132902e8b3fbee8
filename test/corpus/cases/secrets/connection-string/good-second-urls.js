const re = /^https?:\/\/([^:]+):([^@]+)@(.+)$/;
const masked = url.replace(/\/\/(.*):(.*)@/, '//$1:****@');
const svc = `redis://${user}:${encodeURIComponent(pass)}@${host}:6379`;
const map = 'https://www.google.com/maps/@52.5,13.4,15z?entry=ttu';
