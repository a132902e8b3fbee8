await fetch('https://api.acme.io/v1/me', { headers: { authorization: 'Basic «base64:shop:«made:[A-Za-z0-9]{14}»»' } });
