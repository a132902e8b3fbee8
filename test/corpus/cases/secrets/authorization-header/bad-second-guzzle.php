$client = new Client(['headers' => ['Authorization' => 'Token «made:[a-f0-9]{40}»']]);
