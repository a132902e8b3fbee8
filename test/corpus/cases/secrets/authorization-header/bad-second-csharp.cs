client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "«made:[A-Za-z0-9]{48}»");
